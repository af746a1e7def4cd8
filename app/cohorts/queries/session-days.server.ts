import { sql } from "drizzle-orm";
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
