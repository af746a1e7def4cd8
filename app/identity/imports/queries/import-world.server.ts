import { sql } from "drizzle-orm";
import { listOpenInvitationsTo } from "#app/identity/invitations/queries/invitations.server.ts";
import { isCohortRunning, isGrantInForce } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";
import { cohortMemberships, cohorts, memberships, organizations, people, roleGrants } from "#db/schema/index.ts";
import { today } from "#db/today.server.ts";
import type { Grant } from "../../person/role.ts";
import type { ImportOrganization, PeopleWorld } from "../import-check.ts";

const asSet = (texts: string[]) => sql`(select jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb))`;

/** Every open organization, with a school's district. */
export async function listOpenOrganizations(db: Db): Promise<ImportOrganization[]> {
  const rows = await db.execute<ImportOrganization>(sql`
    select o.id, o.name, o.kind, o.district_id as "districtId", d.name as "districtName"
    from ${organizations} o left join ${organizations} d on d.id = o.district_id
    where o.closed_at is null order by lower(o.name), o.id limit 20000`);
  return [...rows];
}

/** Reads these people's accounts and places in a fixed number of statements. */
export async function findPeopleWorld(db: Db, emails: string[]): Promise<PeopleWorld> {
  const places = await listOpenOrganizations(db);
  const running = await db.execute<{ id: string; name: string }>(sql`
    select id, name from ${cohorts} where ${isCohortRunning("cohorts")} order by name, id limit 5000`);
  const accounts = await db.execute<{ email: string; id: string; name: string; isVerified: boolean }>(sql`
    select lower(email) as email, id, name, email_verified_at is not null as "isVerified"
    from ${people} where lower(email) in ${asSet(emails)}`);
  const ids = asSet(accounts.map(({ id }) => id));
  const members = await db.execute<{ pair: string }>(sql`
    select person_id || ' ' || organization_id as pair from ${memberships}
    where person_id::text in ${ids} and (ended_on is null or ended_on >= ${today})`);
  const learners = await db.execute<{ pair: string }>(sql`
    select person_id || ' ' || cohort_id as pair from ${cohortMemberships}
    where person_id::text in ${ids} and (left_on is null or left_on >= ${today})`);
  const grants = await db.execute<Grant & { personId: string }>(sql`
    select g.person_id as "personId", g.role, g.organization_id as "organizationId", g.cohort_id as "cohortId"
    from ${roleGrants} g left join ${organizations} o on o.id = g.organization_id
    where g.person_id::text in ${ids} and o.closed_at is null and ${isGrantInForce("g")}`);
  const invited = await listOpenInvitationsTo(db, emails);
  return {
    organizations: places,
    cohorts: [...running],
    people: new Map(accounts.map(({ email, ...person }) => [email, person])),
    members: new Set(members.map(({ pair }) => pair)),
    learners: new Set(learners.map(({ pair }) => pair)),
    grants: Map.groupBy(grants, ({ personId }) => personId),
    invited: Map.groupBy(invited, ({ email }) => email),
  };
}
