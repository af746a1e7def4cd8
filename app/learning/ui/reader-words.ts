import type { Readers } from "#app/learning/lesson-state.ts";
import type { Visibility } from "#app/learning/reflection.ts";
import * as m from "#app/messages/catalog.ts";

/** Names the readers of a reflection, where there are names. */
export function readerWords(visibility: Visibility, readers: Readers): string {
  if (visibility === "private") return m.reflectionsReadersPrivate();
  const coaches = listed(readers.coaches);
  if (visibility === "coach") return m.reflectionsReadersCoach({ coaches });
  const cohorts = listed(
    readers.cohorts.map(({ name, memberCount }) => m.reflectionsCohort({ name, count: Math.max(0, memberCount - 1) })),
  );
  return m.reflectionsReadersCohort({ coaches, cohorts });
}

function listed(names: string[]): string {
  return names.length > 0 ? new Intl.ListFormat("en-US").format(names) : m.reflectionsNobodyNow();
}
