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

/**
 * Whether a person who was asked in the run `r` still has a part in it: of a cohort only while it is for them, because
 * people who left have nothing more to answer.
 */
export const isRunFor = (personId: SQL) => sql`(r.cohort_id is null or ${isForPerson(personId, sql`r.cohort_id`)})`;

/** Whether a cohort's instruments are for a person. */
const isForPerson = (personId: SQL, cohortId: SQL) => sql`exists (select 1 from cohort_memberships m
  join cohorts c on c.id = m.cohort_id where m.person_id = ${personId} and m.cohort_id = ${cohortId} and ${isFor("m")})`;
