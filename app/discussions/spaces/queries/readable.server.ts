import { type SQL, sql } from "drizzle-orm";
import { coachesCohortAt, isCoachedBy } from "#app/identity/person/queries/coaching.server.ts";
import { isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import { leadsSiteAt } from "#app/identity/person/queries/leading.server.ts";
import { canLead, type Grant } from "#app/identity/person/role.ts";
import { dayOfMoment, momentOf } from "#db/today.server.ts";

type Reader = { id: string; grants: readonly Grant[]; cohortIds: readonly string[] };

const field = (alias: string, name: string) => sql.raw(`${alias}.${name}`);

/** Learned in the cohort until its last day, which has passed. */
function isAlumnus(personId: SQL, cohortId: SQL, at: SQL): SQL {
  return sql`exists (select 1 from cohort_memberships past join cohorts over on over.id = past.cohort_id
    where past.cohort_id = ${cohortId} and past.person_id = ${personId} and over.ends_on < ${dayOfMoment(at)}
      and past.joined_on <= over.ends_on and (past.left_on is null or past.left_on >= over.ends_on))`;
}

/** Whether they have a place in the space that has not ended. */
const hasPlace = (personId: SQL, spaceId: SQL) => sql`exists (select 1 from space_people place
  where place.space_id = ${spaceId} and place.person_id = ${personId} and place.left_at is null)`;

/**
 * The SQL twin of `canReadSpace` for the person of a session, whose grants may be fewer than they hold. `alias` is the
 * row of discussion_spaces.
 */
export function isReadableSpace(person: Reader, alias: string, at = momentOf()): SQL {
  const [id, kind, cohortId, slug] = ["id", "kind", "cohort_id", "program_slug"].map((name) => field(alias, name));
  const own = sql`${sql.param(`{${person.cohortIds.join(",")}}`)}::uuid[]`;
  const [personId, ofProgram] = [sql`${person.id}::uuid`, sql`inside.cohort_id`];
  return sql`(case ${kind} when 'community' then true
    when 'program' then ${
      canLead(person, {})
        ? sql`true`
        : sql`exists (select 1 from cohort_settings inside
      where inside.program_slug = ${slug} and (inside.cohort_id = any(${own}) or ${isCoachedBy(person, ofProgram)}))`
    }
    when 'cohort' then ${cohortId} = any(${own}) or ${isCoachedBy(person, sql`${cohortId}`)}
      or ${isAlumnus(personId, sql`${cohortId}`, at)}
    else ${hasPlace(personId, sql`${id}`)} end)`;
}

/** The same for any person by id, from everything that they hold at a moment: for mails, counts and lists of readers. */
export function readsSpaceAt(personId: SQL, alias: string, at = momentOf()): SQL {
  const [id, kind, cohortId, slug] = ["id", "kind", "cohort_id", "program_slug"].map((name) => field(alias, name));
  const learnsIn = (cohort: SQL) => sql`exists (select 1 from cohort_memberships learning
    where learning.cohort_id = ${cohort} and learning.person_id = ${personId} and ${isLearningIn("learning", at)})`;
  const inCohort = (cohort: SQL) => sql`(${learnsIn(cohort)} or ${coachesCohortAt(personId, cohort, at)})`;
  return sql`(case ${kind} when 'community' then true
    when 'program' then ${leadsSiteAt(personId, at)} or exists (select 1 from cohort_settings inside
      where inside.program_slug = ${slug} and ${inCohort(sql`inside.cohort_id`)})
    when 'cohort' then ${inCohort(sql`${cohortId}`)} or ${isAlumnus(personId, sql`${cohortId}`, at)}
    else ${hasPlace(personId, sql`${id}`)} end)`;
}
