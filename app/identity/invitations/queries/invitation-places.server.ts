import { sql } from "drizzle-orm";
import { isCohortRunning, isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";
import { cohorts, memberships, organizations } from "#db/schema/index.ts";

/** Names of organizations and cohorts by id, and the inviter's organization, for a mail. */
export async function findMailedNames(db: Db, inviterId: string | null, ids: string[]) {
  const named = await db.execute<{ id: string; name: string }>(sql`
    with wanted as (select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb)::uuid as id)
    select id, name from ${organizations} where id in (select id from wanted)
    union all select id, name from ${cohorts} where id in (select id from wanted)`);
  const [workplace] = await db.execute<{ name: string }>(sql`
    select o.name from ${memberships} m join ${organizations} o on o.id = m.organization_id
    where m.person_id = ${inviterId}::uuid and ${isMemberOn("m")}
    order by m.started_on, m.id limit 1`);
  return { names: new Map(named.map(({ id, name }) => [id, name])), inviterOrganization: workplace?.name ?? null };
}

/** Whether the organization and cohort that an invitation names are open and running. */
export async function findPlace(
  db: Db,
  { organizationId, cohortId }: { organizationId: string | null; cohortId: string | null },
) {
  const [row] = await db.execute<{ organization: boolean; cohort: boolean }>(sql`select
    exists (select 1 from ${organizations} where id = ${organizationId}::uuid and closed_at is null) as organization,
    exists (select 1 from ${cohorts} where id = ${cohortId}::uuid and ${isCohortRunning("cohorts")}) as cohort`);
  return {
    isOrganizationOpen: organizationId === null || row?.organization === true,
    isCohortRunning: cohortId === null || row?.cohort === true,
  };
}
