import { recordViews } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";

/** Records that a coach read goals, so that each owner sees who did; once a day for each owner. */
export async function recordGoalsRead(
  db: Db,
  reader: Person,
  cohortId: string,
  goals: { personId: string }[],
): Promise<void> {
  const ownerIds = new Set(goals.map(({ personId }) => personId).filter((id) => id !== reader.id));
  const seen = [...ownerIds].map((subjectId) => ({
    ...{ action: "goal.read" as const, subjectId, detail: { cohort: cohortId } },
  }));
  await recordViews(db, reader.id, seen, 1 * days);
}
