import { sql } from "drizzle-orm";
import { homeZone } from "#app/time/dates.ts";

/** The day that it is now, for dates that memberships begin and end on: counted where the learning community lives. */
export const today = sql`(now() at time zone ${sql.raw(`'${homeZone}'`)})::date`;
