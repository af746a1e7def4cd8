import { type SQL, sql } from "drizzle-orm";
import { isAgreementOpen, sharingReaches, worksAboveIn } from "#app/identity/people/queries/sharing.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { isGrantInForce, isLearningIn, isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import type { Readers } from "../lesson-state.ts";
import { coachedCohortIds, isSiteCoach } from "../reflection.ts";

/** A person's current cohorts as a learner, as `current (id, name)`; an ended cohort gives no access. */
function currentCohorts(personId: SQL): SQL {
  return sql`(select distinct c.id, c.name from cohort_memberships m join cohorts c on c.id = m.cohort_id
    where m.person_id = ${personId} and ${isLearningIn("m")}) current`;
}

/** A person who asked for erasure shares nothing from then on. */
const authorStays = sql`not exists (select 1 from people leaving
  where leaving.id = r.person_id and leaving.erasure_due_at is not null)`;

/** Whether the author of a reflection r asked this person to read it, and neither has ended that. */
const isChosenReader = (readerId: string): SQL => sql`(exists (select 1 from reflection_readers chosen
  where chosen.reflection_id = r.id and chosen.reader_id = ${readerId} and chosen.ended_at is null) and ${authorStays})`;

/** The SQL twin of `canReadReflection`, as a condition on rows of reflections named r. */
export const isOpenTo = (reader: Person): SQL => sql`(${isReadableBy(reader)} or ${isChosenReader(reader.id)})`;

/** The same without readers whom the author asked, for lists of what is shared with coaches and cohorts. */
export function isReadableBy(reader: Person): SQL {
  const isShared = isSiteCoach(reader)
    ? sql`(r.visibility in ('coach', 'cohort') and ${authorStays} and ${authorNeedNotAgree(reader)})`
    : sql`(r.visibility in ('coach', 'cohort') and r.person_id = ${learnersIn(coachedCohortIds(reader), reader)})`;
  // Planning a condition that holds for nobody takes longer than reading what a coach sees.
  const isOfCohort =
    reader.cohortIds.length === 0
      ? sql`false`
      : sql`(r.visibility = 'cohort' and r.person_id = ${learnersIn(reader.cohortIds, reader)})`;
  return sql`(r.person_id = ${reader.id} or ${isShared} or ${isOfCohort})`;
}

/** Everyone whose shared reflections a reader might see, to search person by person; null for a site-wide coach. */
export function sharersWith(reader: Person): SQL | null {
  return isSiteCoach(reader) ? null : learnersIn([...coachedCohortIds(reader), ...reader.cohortIds], reader);
}

/**
 * Current learners of these cohorts whose sharing reaches the reader and who are not leaving, as an array, which indexes
 * can use.
 */
function learnersIn(cohortIds: string[], reader: Person): SQL {
  return sql`any(array(select m.person_id from cohort_memberships m
      join people learner on learner.id = m.person_id and learner.erasure_due_at is null
    where m.cohort_id = any(${sql.param(cohortIds)}::uuid[]) and ${isLearningIn("m")}
      and ${sharingReaches(sql`${reader.id}::uuid`, sql`m.person_id`, sql`m.cohort_id`)}))`;
}

/** For a coach of everyone: no cohort that the author learns in waits for them to accept its agreement. */
function authorNeedNotAgree(reader: Person): SQL {
  return sql`r.person_id <> all(array(select m.person_id from cohort_memberships m where ${isLearningIn("m")}
    and not ${sharingReaches(sql`${reader.id}::uuid`, sql`m.person_id`, sql`m.cohort_id`)}))`;
}

/** Where a coach p works above a person, as " (Maple School)"; empty if they do not. */
const placeAbove = (
  personId: string,
): SQL => sql`coalesce((select ' (' || string_agg(o.name, ', ' order by o.name) || ')'
  from organizations o where o.closed_at is null and ${worksAboveIn(sql`p.id`, "o")}
    and exists (select 1 from memberships mine where mine.organization_id = o.id and mine.person_id = ${personId}
      and ${isMemberOn("mine")})), '')`;

/**
 * The readers of a person's shared reflections, as one JSON value: coaches by name, with where they work above this
 * person; cohorts by name and size; and the cohorts whose agreement has to be accepted first.
 */
export function readersOf(personId: string): SQL<Readers> {
  return sql<Readers>`(with current as (select * from ${currentCohorts(sql`${personId}`)})
    select json_build_object(
      'coaches', (select coalesce(json_agg(name order by name), '[]')
        from (select distinct p.id, p.name || ${placeAbove(personId)} as name
        from role_grants g join people p on p.id = g.person_id
        where g.role = 'coach' and p.id <> ${personId} and p.erasure_due_at is null and ${isGrantInForce("g")}
          and g.organization_id is null
          and (g.cohort_id is null or g.cohort_id in (select id from current))
        limit 50) coaches),
      'cohorts', (select coalesce(json_agg(json_build_object('name', current.name, 'memberCount',
          (select count(distinct m.person_id) from cohort_memberships m where m.cohort_id = current.id
            and ${isLearningIn("m")})) order by current.name), '[]')
        from current),
      'waits', (select coalesce(json_agg(json_build_object('id', current.id, 'name', current.name)
          order by current.name), '[]')
        from current where ${isAgreementOpen(sql`${personId}`, sql`current.id`)})))`;
}
