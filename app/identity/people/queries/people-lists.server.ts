import { type SQL, sql } from "drizzle-orm";
import { isGrantInForce, isLearningIn, isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import { holdsNameOrAddress } from "#app/search/queries/matching.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Paged, pageWithin } from "#db/paging.server.ts";
import { momentOf } from "#db/today.server.ts";
import { nameInList } from "../../organizations/queries/name-in-list.server.ts";
import type { ManagedScope, Role } from "../../person/role.ts";

export type PeopleSearch = { q: string; role: Role | null; organizationId: string | null; page: number };

export type ListedPerson = {
  id: string;
  name: string;
  email: string;
  /** Current organizations and roles in force, as far as the reader may know of them. */
  organizations: string[];
  roles: Role[];
};

const size = 25;
const worksToday = sql`${isMemberOn("m")} and o.closed_at is null`;
const inForce = isGrantInForce("g");

/** An id list as SQL; it may be empty. */
const anyOf = (ids: string[]) => sql`any(${sql.param(`{${ids.join(",")}}`)}::uuid[])`;

/**
 * Whether person p works or learns where the reader leads. Every query includes it, so that nobody else is ever read.
 */
function isWithin(reach: ManagedScope): SQL {
  if (reach === "everybody") return sql`true`;
  return sql`(exists (select 1 from memberships m join organizations o on o.id = m.organization_id
      where m.person_id = p.id and m.organization_id = ${anyOf(reach.organizationIds)} and ${worksToday})
    or exists (select 1 from cohort_memberships c where c.person_id = p.id
      and c.cohort_id = ${anyOf(reach.cohortIds)} and ${isLearningIn("c")}))`;
}

/** Whether the reader may know of membership m or grant g: only those where they lead. */
const mayKnowMembership = (reach: ManagedScope, column: SQL) =>
  reach === "everybody" ? sql`true` : sql`${column} = ${anyOf(reach.organizationIds)}`;
const mayKnowGrant = (reach: ManagedScope) =>
  reach === "everybody"
    ? sql`true`
    : sql`(g.organization_id = ${anyOf(reach.organizationIds)} or g.cohort_id = ${anyOf(reach.cohortIds)})`;

/** People within reach, by name. */
export async function listPeople(db: Db, reach: ManagedScope, search: PeopleSearch): Promise<Paged<ListedPerson>> {
  const { q, role, organizationId } = search;
  const isAt =
    organizationId && isId(organizationId)
      ? sql`exists (select 1 from memberships m join organizations o on o.id = m.organization_id where m.person_id = p.id
        and m.organization_id = ${organizationId} and ${mayKnowMembership(reach, sql`m.organization_id`)} and ${worksToday})`
      : sql`true`;
  const has = role
    ? sql`exists (select 1 from role_grants g left join organizations o on o.id = g.organization_id
        where g.person_id = p.id and g.role = ${role} and ${inForce} and o.closed_at is null and ${mayKnowGrant(reach)})`
    : sql`true`;
  const where = sql`${isWithin(reach)} and ${isAt} and ${has} and ${holdsNameOrAddress(q, sql`p.name`, sql`p.email`)}`;
  const [counted] = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from people p where ${where}`,
  );
  const total = counted?.total ?? 0;
  const { page, pageCount } = pageWithin(search.page, total, size);
  const rows = await db.execute<ListedPerson>(sql`
    select p.id, p.name, p.email,
      array(select distinct ${nameInList("o")} from memberships m join organizations o on o.id = m.organization_id
        where m.person_id = p.id and ${worksToday} and ${mayKnowMembership(reach, sql`m.organization_id`)} order by 1) as organizations,
      array(select distinct g.role from role_grants g left join organizations o on o.id = g.organization_id
        where g.person_id = p.id and ${inForce} and o.closed_at is null and ${mayKnowGrant(reach)} order by 1) as roles
    from (select p.* from people p where ${where} order by lower(p.name), p.id
      limit ${size}::int offset ${(page - 1) * size}::int) p
    order by lower(p.name), p.id`);
  return { rows: [...rows], total, page, pageCount };
}

export type FoundPerson = {
  id: string;
  name: string;
  pronouns: string | null;
  email: string;
  isEmailVerified: boolean;
  timeZone: string;
  joinedAt: string;
  erasureDueAt: string | null;
  hasPassword: boolean;
  hasSecondStep: boolean;
  passkeys: number;
  connected: number;
  sessions: number;
};

/** A person in the reader's scope; null for anyone else, whether or not they exist. */
export async function findManagedPerson(db: Db, reach: ManagedScope, id: string): Promise<FoundPerson | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<FoundPerson>(sql`
    select p.id, p.name, p.pronouns, p.email, p.email_verified_at is not null as "isEmailVerified",
      p.time_zone as "timeZone", to_json(p.created_at) #>> '{}' as "joinedAt",
      to_json(p.erasure_due_at) #>> '{}' as "erasureDueAt",
      exists (select 1 from passwords w where w.person_id = p.id) as "hasPassword",
      exists (select 1 from totp_secrets t where t.person_id = p.id and t.confirmed_at is not null) as "hasSecondStep",
      (select count(*)::int from passkeys k where k.person_id = p.id) as passkeys,
      (select count(*)::int from connected_sign_ins c where c.person_id = p.id) as connected,
      (select count(*)::int from sessions s where s.person_id = p.id and s.expires_at > ${momentOf()}) as sessions
    from people p where p.id = ${id} and ${isWithin(reach)}`);
  return row ?? null;
}

export type VisibleMembership = {
  id: string;
  organizationId: string;
  organizationName: string;
  isClosed: boolean;
  title: string | null;
  startedOn: string;
  endedOn: string | null;
};

/** A person's memberships that the reader may know of, current ones first. */
export async function listKnownMemberships(
  db: Db,
  reach: ManagedScope,
  personId: string,
): Promise<VisibleMembership[]> {
  const rows = await db.execute<VisibleMembership>(sql`
    select m.id, o.id as "organizationId", ${nameInList("o")} as "organizationName", o.closed_at is not null as "isClosed", m.title,
      m.started_on::text as "startedOn", m.ended_on::text as "endedOn"
    from memberships m join organizations o on o.id = m.organization_id
    where m.person_id = ${personId} and o.merged_into_id is null and ${mayKnowMembership(reach, sql`m.organization_id`)}
    order by m.ended_on desc nulls first, m.started_on desc, m.id limit 200`);
  return [...rows];
}

export type VisibleGrant = {
  id: string;
  role: Role;
  organizationId: string | null;
  cohortId: string | null;
  scopeName: string | null;
  isScopeClosed: boolean;
  reason: string;
  grantedAt: string;
  grantedByName: string | null;
  endsAt: string | null;
  isOver: boolean;
  endedByName: string | null;
  endReason: string | null;
};

/** A person's grants that the reader may know of, those in force first. */
export async function listVisibleGrants(db: Db, reach: ManagedScope, personId: string): Promise<VisibleGrant[]> {
  const rows = await db.execute<VisibleGrant>(sql`
    select g.id, g.role, g.organization_id as "organizationId", g.cohort_id as "cohortId",
      coalesce(${nameInList("o")}, c.name) as "scopeName", o.closed_at is not null as "isScopeClosed", g.reason,
      to_json(g.granted_at) #>> '{}' as "grantedAt", b.name as "grantedByName", to_json(g.ends_at) #>> '{}' as "endsAt",
      coalesce(g.ends_at <= ${momentOf()}, false) as "isOver", e.name as "endedByName", g.end_reason as "endReason"
    from role_grants g left join organizations o on o.id = g.organization_id left join cohorts c on c.id = g.cohort_id
    left join people b on b.id = g.granted_by left join people e on e.id = g.ended_by
    where g.person_id = ${personId} and ${mayKnowGrant(reach)}
    order by coalesce(g.ends_at <= ${momentOf()}, false), g.granted_at desc, g.id limit 200`);
  return [...rows];
}
