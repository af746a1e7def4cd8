import { type SQL, sql } from "drizzle-orm";
import type { Program } from "#app/catalog/program.ts";
import type { Db } from "#db/client.server.ts";
import { dayOfMoment, momentOf, today } from "#db/today.server.ts";
import { followedHash } from "../../queries/followed-version.server.ts";
import type { CohortDays } from "../instrument-calendar.ts";

export type Calendar = CohortDays & { cohortId: string; today: string; program: Pick<Program, "instruments"> };

/**
 * Cohorts that follow a program and have not ended for more than half a year, with what it asks when and with their
 * sessions that ended in the last two weeks, oldest first.
 */
export async function listCalendars(db: Db): Promise<Calendar[]> {
  return calendarsOf(db, sql`true`);
}

/** The calendar of one cohort; null where it follows no program or ended long ago. */
export async function findCalendar(db: Db, cohortId: string): Promise<Calendar | null> {
  const [calendar] = await calendarsOf(db, sql`c.id = ${cohortId}`);
  return calendar ?? null;
}

async function calendarsOf(db: Db, among: SQL): Promise<Calendar[]> {
  const rows = await db.execute<Calendar>(sql`select c.id as "cohortId", c.starts_on::text as "startsOn",
    c.ends_on::text as "endsOn", ${today}::text as today,
    json_build_object('instruments', v.definition -> 'instruments') as program,
    coalesce((select json_agg(json_build_object('day', ${dayOfMoment(sql`m.starts_at`)}::text, 'title', m.title)
      order by m.starts_at, m.id) from meetings m
      where m.cohort_id = c.id and m.kind = 'session' and m.canceled_at is null
        and m.starts_at + make_interval(mins => m.minutes) <= ${momentOf()}
        and m.starts_at > ${momentOf()} - interval '14 days'), '[]'::json) as sessions
    from cohorts c join cohort_settings s on s.cohort_id = c.id
    join program_versions v on v.program_slug = s.program_slug and v.hash = ${followedHash()}
    where ${among} and (c.ends_on is null or c.ends_on > ${today} - 210) order by c.id limit 5000`);
  return [...rows];
}
