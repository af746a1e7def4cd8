import { type SQL, sql } from "drizzle-orm";
import { homeZone } from "#app/time/dates.ts";

/** The moment for SQL that decides by date: the database's now(), unless a caller passes another. */
export function momentOf(now?: Date): SQL {
  return now ? sql`${now.toISOString()}::timestamptz` : sql`now()`;
}

/** The date of a moment in the learning community's time zone, for dates that memberships begin and end on. */
export function dayOfMoment(moment: SQL): SQL {
  return sql`(${moment} at time zone ${sql.raw(`'${homeZone}'`)})::date`;
}

/** Today's date there. */
export const today = dayOfMoment(momentOf());
