import { type SQL, sql } from "drizzle-orm";
import { isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import { homeZone } from "#app/time/dates.ts";
import { momentOf } from "#db/today.server.ts";

/**
 * Whether a row of cohort_memberships, beside its cohort `c`, is of someone whom the cohort's instruments are for: who
 * learns there today or, once it has ended, learned there on its last day, because a follow-up comes after the end.
 */
export const isFor = (alias: string) =>
  isLearningIn(alias, sql`least(${momentOf()}, (c.ends_on + time '12:00') at time zone ${sql.raw(`'${homeZone}'`)})`);

/** The same for a person and a cohort: who left has nothing more to answer. */
export const isForPerson = (personId: SQL, cohortId: SQL) => sql`exists (select 1 from cohort_memberships m
  join cohorts c on c.id = m.cohort_id where m.person_id = ${personId} and m.cohort_id = ${cohortId} and ${isFor("m")})`;
