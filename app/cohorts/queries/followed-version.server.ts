import { type SQL, sql } from "drizzle-orm";
import { momentOf } from "#db/today.server.ts";

/**
 * The hash of the version of its program that a cohort follows at a moment, by default now: the newest adopted one whose
 * day has come in the cohort's zone, else the one that it began with. `c` is the cohort's alias, `s` its settings'.
 */
export const followedHash = (at: SQL = momentOf()): SQL => sql`coalesce((select adopted.program_hash
  from program_adoptions adopted where adopted.cohort_id = c.id and adopted.program_slug = s.program_slug
    and adopted.from_on <= (${at} at time zone s.time_zone)::date
  order by adopted.from_on desc limit 1), s.program_hash)`;
