import { sql } from "drizzle-orm";
import { countingAttendance } from "#app/meetings/queries/attendance.server.ts";
import type { Db } from "#db/client.server.ts";

/** The days of the sessions of cohorts in each cohort's zone, in order, by cohort, without canceled ones. */
export async function listSessionDays(db: Db, cohortIds: string[]): Promise<Map<string, string[]>> {
  if (cohortIds.length === 0) return new Map();
  const rows = await db.execute<{ cohortId: string; days: string[] }>(sql`
    select t.cohort_id as "cohortId", array_agg(distinct (t.starts_at at time zone t.time_zone)::date::text) as days
    from meetings t where t.cohort_id = any(${sql.param(`{${cohortIds.join(",")}}`)}::uuid[])
      and t.kind = 'session' and t.canceled_at is null group by t.cohort_id`);
  return new Map(rows.map(({ cohortId, days }) => [cohortId, [...days].sort()]));
}

/** How many of a cohort's sessions each person came to, and for how many attendance was taken of them, by their ids. */
export async function listSessionCounts(
  db: Db,
  cohortId: string,
): Promise<{ personId: string; came: number; taken: number }[]> {
  const counting = countingAttendance(sql`o.meeting_id in (select t.id from meetings t
    where t.cohort_id = ${cohortId} and t.kind = 'session' and t.canceled_at is null)`);
  const rows = await db.execute<{ personId: string; came: number; taken: number }>(sql`
    select a.person_id as "personId", count(*) filter (where a.state not in ('absent', 'excused'))::int as came,
      count(*)::int as taken from ${counting} a group by a.person_id order by a.person_id limit 1000`);
  return [...rows];
}
