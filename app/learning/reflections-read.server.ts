import { recordViews } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";

/** Records that a coach read reflections, so that each author sees who did; once a day for each reflection. */
export async function recordReflectionsRead(
  db: Db,
  reader: Person,
  read: { id: string; personId: string }[],
): Promise<void> {
  const looks = read.map(({ id, personId }) => ({
    action: "reflection.read" as const,
    subjectId: personId,
    detail: { id },
  }));
  await recordViews(db, reader.id, looks, 1 * days);
}
