import { sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { coachingObservations } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

export type Observation = {
  id: string;
  personId: string;
  memberName: string;
  coachName: string | null;
  observedOn: string;
  evidence: string;
  question: string;
  isSeen: boolean;
};

/**
 * Observations in a cohort: a member's own; for a coach those that they wrote, and the others' once the member they are
 * about has seen them.
 */
export async function listObservations(
  db: Db,
  { cohortId, readerId, isCoach }: { cohortId: string; readerId: string; isCoach: boolean },
): Promise<Observation[]> {
  const isShown = isCoach
    ? sql`(x.coach_id = ${readerId} or x.seen_at is not null) and x.person_id <> ${readerId}`
    : sql`x.person_id = ${readerId}`;
  const rows = await db.execute<Observation>(sql`select x.id, x.person_id as "personId", p.name as "memberName",
      coach.name as "coachName", x.observed_on::text as "observedOn", x.evidence, x.question,
      x.seen_at is not null as "isSeen"
    from coaching_observations x join people p on p.id = x.person_id left join people coach on coach.id = x.coach_id
    where x.cohort_id = ${cohortId} and ${isShown} order by x.observed_on desc, x.created_at desc, x.id limit 200`);
  return [...rows];
}

export async function insertObservation(db: Db, row: typeof coachingObservations.$inferInsert): Promise<void> {
  await db.insert(coachingObservations).values(row).onConflictDoNothing();
}

/** The member an observation is about has read it; false if there is none about them with this id. */
export async function updateObservationSeen(db: Db, personId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const rows = await db.execute(sql`update coaching_observations set seen_at = coalesce(seen_at, ${momentOf()})
    where id = ${id} and person_id = ${personId} returning 1`);
  return rows.length > 0;
}
