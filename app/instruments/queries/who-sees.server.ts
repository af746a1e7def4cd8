import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

export type AnsweredRuns = { cohortId: string | null; linked: number; unlinked: number };

/**
 * How many questionnaires a person has answered, with and without their name: of each cohort, and about trainings and
 * courses together (null).
 */
export async function countAnsweredRuns(db: Db, personId: string): Promise<AnsweredRuns[]> {
  return db.execute<AnsweredRuns>(sql`select r.cohort_id as "cohortId",
      count(*) filter (where (r.definition ->> 'isLinked')::boolean)::int as linked,
      count(*) filter (where not (r.definition ->> 'isLinked')::boolean)::int as unlinked
    from instrument_participants p join instrument_runs r on r.id = p.run_id
    where p.person_id = ${personId} and p.has_answered group by r.cohort_id limit 200`);
}
