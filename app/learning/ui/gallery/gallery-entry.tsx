import type { ReactNode } from "react";
import type { PropertyDocument } from "#app/catalog/lesson-component.ts";
import * as m from "#app/messages/catalog.ts";
import { CopyableSource } from "./copyable-source.tsx";

export type Entry = {
  name: string;
  summary: string;
  properties: PropertyDocument[];
  example: string;
  markdownExample: string;
};

const kinds: Record<PropertyDocument["kind"], () => string> = {
  text: m.galleryKindText,
  number: m.galleryKindNumber,
  flag: m.galleryKindFlag,
  list: m.galleryKindList,
  object: m.galleryKindObject,
  rows: m.galleryKindRows,
};

/** One component: what it is for, how it looks, what one can say to it, and how that is written. */
export function GalleryEntry({ entry, children }: { entry: Entry; children: ReactNode }) {
  const id = entry.name.toLowerCase();
  return (
    <section aria-labelledby={id} className="gallery__entry">
      <h2 id={id}>{entry.name}</h2>
      <p className="measure">{entry.summary}</p>
      <div className="gallery__live prose">{children}</div>
      <h3 id={`${id}-properties`}>
        {m.galleryProperties()} <span className="visually-hidden">{entry.name}</span>
      </h3>
      <section
        className="scroll-x"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on a phone, and then the keyboard must reach it
        tabIndex={0}
        aria-labelledby={`${id}-properties`}
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{m.galleryName()}</th>
              <th scope="col">{m.galleryType()}</th>
              <th scope="col">{m.galleryRequired()}</th>
              <th scope="col">{m.galleryMeaning()}</th>
            </tr>
          </thead>
          <tbody>
            {entry.properties.map((property) => (
              <tr key={property.name}>
                <th scope="row">
                  <code>{property.name}</code>
                </th>
                <td>{kinds[property.kind]()}</td>
                <td>{property.isRequired ? m.galleryYes() : m.galleryNo()}</td>
                <td>{property.meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <CopyableSource title={m.galleryMdx()} of={entry.name} source={entry.example} />
      <CopyableSource title={m.galleryMarkdown()} of={entry.name} source={entry.markdownExample} />
    </section>
  );
}
