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
