import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** In how many sessions of each cohort a person's attendance is recorded. */
export async function countAttendedSessions(db: Db, personId: string): Promise<{ cohortId: string; count: number }[]> {
  return db.execute<{ cohortId: string; count: number }>(sql`
    select t.cohort_id as "cohortId", count(distinct t.id)::int as count
    from attendance_observations o join meetings t on t.id = o.meeting_id
    where o.person_id = ${personId} and t.cohort_id is not null group by t.cohort_id limit 200`);
}

/** How many notes a person has written for themselves, and for everyone in the session. */
export async function countNotes(db: Db, personId: string): Promise<{ own: number; shared: number }> {
  const [row] = await db.execute<{ own: number; shared: number }>(sql`
    select count(*) filter (where audience = 'author')::int as own,
      count(*) filter (where audience <> 'author')::int as shared
    from meeting_notes where author_id = ${personId}`);
  return row ?? { own: 0, shared: 0 };
}
