import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { Person } from "../../person/person.ts";
import { isCohortRunning, isGrantInForce } from "../../person/queries/in-force.server.ts";
import type { Role } from "../../person/role.ts";
import { sharingReaches } from "./sharing.server.ts";

/**
 * A holder of a role, and what they hold it for; both null for the whole site. `isWaiting` for a coach whom nothing that
 * the person shares reaches before the person has accepted an agreement.
 */
export type RoleHolder = { name: string; organization: string | null; cohort: string | null; isWaiting: boolean };

/**
 * Others who hold a role over a person today, by name, at most fifty: for the whole site, where the person works, or
 * for a running cohort that they learn in. Coaches count for the site and cohorts only, administrators for the site.
 */
export async function listRoleHolders(
  db: Db,
  role: Role,
  person: Pick<Person, "id" | "organizationIds" | "cohortIds">,
): Promise<RoleHolder[]> {
  return db.execute<RoleHolder>(sql`
    select distinct p.name, o.name as organization, c.name as cohort,
      (g.role = 'coach' and exists (select 1 from unnest(${sql.param(person.cohortIds)}::uuid[]) own(id)
        where (g.cohort_id is null or own.id = g.cohort_id)
          and not ${sharingReaches(sql`p.id`, sql`${person.id}::uuid`, sql`own.id`)})) as "isWaiting"
    from role_grants g join people p on p.id = g.person_id
    left join organizations o on o.id = g.organization_id left join cohorts c on c.id = g.cohort_id
    where g.role = ${role} and p.id <> ${person.id} and p.erasure_due_at is null and ${isGrantInForce("g")}
      and o.closed_at is null
      and (g.organization_id is null or g.role not in ('coach', 'administrator')
        and g.organization_id = any(${sql.param(person.organizationIds)}::uuid[]))
      and (g.cohort_id is null or g.role <> 'administrator'
        and c.id = any(${sql.param(person.cohortIds)}::uuid[]) and ${isCohortRunning("c")})
    order by p.name, organization, cohort limit 50`);
}

/**
 * The names of those who coach each running cohort that a person learns in, by the cohort's id. `readers` are those of
 * them whom goals and work reach: the others wait for the person to accept the agreement.
 */
export async function listCoachNames(
  db: Db,
  person: Pick<Person, "id" | "cohortIds">,
): Promise<{ cohortId: string; cohort: string; coaches: string | null; readers: string | null }[]> {
  const isReached = sharingReaches(sql`p.id`, sql`${person.id}::uuid`, sql`c.id`);
  return db.execute(sql`
    select c.id as "cohortId", c.name as cohort, named.coaches, named.readers
    from cohorts c cross join lateral (select string_agg(distinct p.name, ', ' order by p.name) as coaches,
        string_agg(distinct p.name, ', ' order by p.name) filter (where ${isReached}) as readers
      from role_grants g join people p on p.id = g.person_id and p.erasure_due_at is null
      where g.role = 'coach' and p.id <> ${person.id} and ${isGrantInForce("g")}
        and (g.cohort_id = c.id or (g.cohort_id is null and g.organization_id is null))) named
    where c.id = any(${sql.param(person.cohortIds)}::uuid[]) and ${isCohortRunning("c")}
    order by c.name, c.id limit 50`);
}
