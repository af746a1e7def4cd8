import { sql } from "drizzle-orm";
import type { CalendarMeeting } from "#app/meetings/calendar.server.ts";
import type { Db } from "#db/client.server.ts";
import type { RunFilter } from "./runs.server.ts";

type Row = Omit<CalendarMeeting, "startsAt" | "changedAt" | "canceledAt"> & {
  runId: string;
  startsAt: string;
  changedAt: string;
  canceledAt: string | null;
};

/**
 * The sessions of published runs that are not over, by start, with those that were canceled, so that calendars learn
 * of it. Without the address to join online, which is for those who are registered.
 */
export async function listCatalogSessions(
  db: Db,
  { format, language, offeringSlug }: RunFilter,
  now: Date,
): Promise<(CalendarMeeting & { runId: string })[]> {
  const rows = await db.execute<Row>(sql`
    select s.id, t.id as "runId", s.title, s.starts_at as "startsAt", s.minutes, s.time_zone as "timeZone", s.place,
      null as link, s.sequence, s.changed_at as "changedAt", coalesce(s.canceled_at, t.canceled_at) as "canceledAt"
    from meetings s join training_runs t on t.id = s.training_run_id
    where t.published_at is not null and t.ends_at > ${now.toISOString()}::timestamptz
      and s.starts_at > ${now.toISOString()}::timestamptz
      and (${format}::text is null or t.format = ${format})
      and (${language}::text is null or t.languages @> array[${language}::text])
      and (${offeringSlug}::text is null or t.offering_slug = ${offeringSlug})
    order by s.starts_at, s.id limit 500`);
  return rows.map((row) => ({
    ...row,
    startsAt: new Date(row.startsAt),
    changedAt: new Date(row.changedAt),
    canceledAt: row.canceledAt ? new Date(row.canceledAt) : null,
  }));
}

export type MonthSession = { id: string; runId: string; title: string; day: string; startsAt: Date; timeZone: string };

/** The sessions of published runs in a month (YYYY-MM) of their own zone, by start; past and to come, without canceled ones. */
export async function listMonthSessions(
  db: Db,
  { format, language, offeringSlug }: RunFilter,
  month: string,
): Promise<MonthSession[]> {
  const first = `${month}-01`;
  const rows = await db.execute<Omit<MonthSession, "startsAt"> & { startsAt: string }>(sql`
    select s.id, t.id as "runId", t.title, (s.starts_at at time zone s.time_zone)::date::text as day,
      s.starts_at as "startsAt", s.time_zone as "timeZone"
    from training_runs t join meetings s on s.training_run_id = t.id
    where t.published_at is not null and t.canceled_at is null and s.canceled_at is null
      and t.starts_at < ${first}::date + interval '1 month 1 day' and t.ends_at > ${first}::date - interval '1 day'
      and to_char(s.starts_at at time zone s.time_zone, 'YYYY-MM') = ${month}
      and (${format}::text is null or t.format = ${format})
      and (${language}::text is null or t.languages @> array[${language}::text])
      and (${offeringSlug}::text is null or t.offering_slug = ${offeringSlug})
    order by s.starts_at, s.id limit 500`);
  return rows.map(({ startsAt, ...row }) => ({ ...row, startsAt: new Date(startsAt) }));
}

/** The languages that published runs to come are given in, as codes. */
export async function listRunLanguages(db: Db, now: Date): Promise<string[]> {
  const rows = await db.execute<{ language: string }>(sql`select distinct unnest(languages) as language
    from training_runs where published_at is not null and ends_at > ${now.toISOString()}::timestamptz
    order by 1 limit 50`);
  return rows.map(({ language }) => language);
}
