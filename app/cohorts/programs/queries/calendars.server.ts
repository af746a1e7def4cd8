import { sql } from "drizzle-orm";
import type { Program } from "#app/catalog/program.ts";
import type { Db } from "#db/client.server.ts";
import { today } from "#db/today.server.ts";

export type Calendar = { cohortId: string; startsOn: string; today: string; program: Pick<Program, "instruments"> };

/** Cohorts that follow a program and have not ended for more than half a year, with what it asks when. */
export async function listCalendars(db: Db): Promise<Calendar[]> {
  const rows = await db.execute<Calendar>(sql`select c.id as "cohortId", c.starts_on::text as "startsOn",
    ${today}::text as today, json_build_object('instruments', v.definition -> 'instruments') as program
    from cohorts c join cohort_settings s on s.cohort_id = c.id
    join program_versions v on v.program_slug = s.program_slug and v.hash = s.program_hash
    where c.ends_on is null or c.ends_on > ${today} - 180 order by c.id limit 5000`);
  return [...rows];
}
