import { type SQL, sql } from "drizzle-orm";
import { homeZone } from "#app/time/dates.ts";

/** A moment for SQL that decides by date: the database's own now, unless a caller names another. */
export function momentOf(now?: Date): SQL {
  return now ? sql`${now.toISOString()}::timestamptz` : sql`now()`;
}

/** The day of a moment, for dates that memberships begin and end on: counted where the learning community lives. */
export function dayOfMoment(moment: SQL): SQL {
  return sql`(${moment} at time zone ${sql.raw(`'${homeZone}'`)})::date`;
}

/** The day that it is now. */
export const today = dayOfMoment(momentOf());
