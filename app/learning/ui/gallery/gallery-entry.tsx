import type { ReactNode } from "react";
import type { PropertyDocument } from "#app/catalog/lesson-component.ts";
import * as m from "#app/messages/catalog.ts";
import { Table } from "#app/ui/table.tsx";
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

/** One component: its purpose, its look, its properties, and its source. */
export function GalleryEntry({ entry, children }: { entry: Entry; children: ReactNode }) {
  const id = entry.name.toLowerCase();
  return (
    <section aria-labelledby={id} className="gallery__entry">
      <h2 id={id}>{entry.name}</h2>
      <p className="measure">{entry.summary}</p>
      <div className="gallery__live prose">{children}</div>
      <h3>
        {m.galleryProperties()} <span className="visually-hidden">{entry.name}</span>
      </h3>
      <Table
        caption={m.galleryPropertiesOf({ name: entry.name })}
        rows={entry.properties}
        keyOf={({ name }) => name}
        columns={[
          { heading: m.galleryName(), isRowHeading: true, cell: ({ name }) => <code>{name}</code> },
          { heading: m.galleryType(), cell: ({ kind }) => kinds[kind]() },
          { heading: m.galleryRequired(), cell: ({ isRequired }) => (isRequired ? m.galleryYes() : m.galleryNo()) },
          { heading: m.galleryMeaning(), cell: ({ meaning }) => meaning },
        ]}
      />
      <CopyableSource title={m.galleryMdx()} of={entry.name} source={entry.example} />
      <CopyableSource title={m.galleryMarkdown()} of={entry.name} source={entry.markdownExample} />
    </section>
  );
}
