import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { clockLead, currentTime } from "#app/time/clock.ts";
import { homeZone } from "#app/time/dates.ts";

/** The moment that a test has moved the clock to; null in production, where SQL uses the database's clock. */
export function movedMoment(): string | null {
  return clockLead() === 0 ? null : currentTime().toISOString();
}

/** Read when a statement is built, not when its fragment is, so that constants and defaults may hold it. */
const clock: SQLWrapper = {
  getSQL() {
    const moved = movedMoment();
    return moved ? sql`${moved}::timestamptz` : sql`now()`;
  },
};

/** The moment for SQL that decides by date: now, unless a caller passes another. */
export function momentOf(now?: Date): SQL {
  return now ? sql`${now.toISOString()}::timestamptz` : sql`${clock}`;
}

/** The date of a moment in the learning community's time zone, for dates that memberships begin and end on. */
export function dayOfMoment(moment: SQL): SQL {
  return sql`(${moment} at time zone ${sql.raw(`'${homeZone}'`)})::date`;
}

/** Today's date there. */
export const today = dayOfMoment(momentOf());
