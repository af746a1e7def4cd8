import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isCohortRunning, isGrantInForce, isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";

type Somebody = { name: string; organization: string | null; cohort: string | null };

/** Who can currently see what about a person, by name. Each list is limited to fifty. */
export type WhoSees = {
  reflections: { private: number; coach: number; cohort: number };
  /** Site-wide coaches, and coaches of the person's cohorts. */
  coaches: Somebody[];
  /** The person's cohorts, with the number of other learners. */
  cohorts: { name: string; others: number }[];
  leads: Somebody[];
  administrators: string[];
};

export async function findWhoSees(
  db: Db,
  person: Pick<Person, "id" | "organizationIds" | "cohortIds">,
): Promise<WhoSees> {
  const cohorts = sql`(select c.id, c.name from cohorts c where c.id = any(${sql.param(person.cohortIds)}::uuid[])
    and ${isCohortRunning("c")})`;
  const [row] = await db.execute<WhoSees>(sql`
    with mine as ${cohorts},
    holders as (select p.name, g.role, g.organization_id, g.cohort_id, o.name as organization, c.name as cohort
      from role_grants g join people p on p.id = g.person_id
      left join organizations o on o.id = g.organization_id left join mine c on c.id = g.cohort_id
      where p.id <> ${person.id} and p.erasure_due_at is null and ${isGrantInForce("g")} and o.closed_at is null
        and g.role in ('coach', 'program_lead', 'administrator')
        and (g.cohort_id is null or c.id is not null)
        and (g.organization_id is null or g.organization_id = any(${sql.param(person.organizationIds)}::uuid[]))),
    somebody as (select distinct name, role, organization, cohort from holders
      where role <> 'coach' or organization_id is null)
    select
      (select json_build_object('private', count(*) filter (where visibility = 'private'),
          'coach', count(*) filter (where visibility = 'coach'), 'cohort', count(*) filter (where visibility = 'cohort'))
        from reflections where person_id = ${person.id} and text <> '') as reflections,
      (select coalesce(json_agg(s order by s.name), '[]') from (select name, organization, cohort from somebody
        where role = 'coach' order by name limit 50) s) as coaches,
      (select coalesce(json_agg(s order by s.name), '[]') from (select mine.name, (select count(distinct m.person_id)
          from cohort_memberships m join people p on p.id = m.person_id and p.erasure_due_at is null
          where m.cohort_id = mine.id and m.person_id <> ${person.id} and ${isLearningIn("m")}) as others from mine order by mine.name limit 50) s) as cohorts,
      (select coalesce(json_agg(s order by s.name), '[]') from (select name, organization, cohort from somebody
        where role = 'program_lead' order by name limit 50) s) as leads,
      (select coalesce(json_agg(s.name order by s.name), '[]') from (select distinct name from somebody
        where role = 'administrator' and organization is null and cohort is null order by name limit 50) s)
        as administrators`);
  if (!row) throw new Error("a select without a from answers one row");
  return row;
}
