import type { SourceProps } from "#app/catalog/lesson-component-props.ts";
import * as m from "#app/messages/catalog.ts";
import { useLessonState } from "../lesson-state.tsx";

/** A footnote number that links to the source at the lesson's end; one source has the same number everywhere. */
export function Source({ id }: SourceProps) {
  const { sources } = useLessonState();
  const index = sources.findIndex((source) => source.id === id);
  const source = sources[index];
  if (!source) return null;
  return (
    <sup className="source">
      <a href={`#source-${id}`} aria-label={m.lessonSourceLabel({ number: index + 1, text: source.text })}>
        {index + 1}
      </a>
    </sup>
  );
}
