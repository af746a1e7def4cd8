import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cubeFor } from "#app/catalog/datasets.server.ts";
import { lessonComponents } from "#app/catalog/lesson-components.ts";
import style from "#app/learning/ui/gallery/gallery.css?url";
import { GalleryEntry } from "#app/learning/ui/gallery/gallery-entry.tsx";
import { galleryExplorer, galleryState } from "#app/learning/ui/gallery/gallery-state.ts";
import { activitiesLink } from "#app/learning/ui/lesson-module-link.ts";
import { LessonReferences } from "#app/learning/ui/lesson-references.tsx";
import { LessonStateProvider } from "#app/learning/ui/lesson-state.tsx";
import * as m from "#app/messages/catalog.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { lessonSamples } from "./gallery-samples.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export const meta: MetaFunction = () => [{ title: titled(m.galleryTitle()) }, activitiesLink];

/** Public: the components that authors can use in a lesson. */
export function loader() {
  const cube = cubeFor(galleryExplorer.dataset, "", galleryExplorer);
  return {
    entries: lessonComponents.map(({ name, summary, properties, example, markdownExample }) => ({
      name,
      summary,
      properties,
      example,
      markdownExample,
    })),
    state: galleryState(cube),
  };
}

export default function GalleryPage() {
  const { entries, state } = useLoaderData<typeof loader>();
  return (
    <Page title={m.galleryTitle()} lead={m.galleryLead()}>
      <nav aria-label={m.galleryIndex()}>
        <ul className="gallery__index plain">
          {entries.map(({ name }) => (
            <li key={name}>
              <a href={`#${name.toLowerCase()}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <LessonStateProvider state={state}>
        {entries.map((entry) => (
          <GalleryEntry key={entry.name} entry={entry}>
            {lessonSamples[entry.name]}
          </GalleryEntry>
        ))}
      </LessonStateProvider>
      <LessonReferences sources={state.sources} terms={state.glossary} />
    </Page>
  );
}
