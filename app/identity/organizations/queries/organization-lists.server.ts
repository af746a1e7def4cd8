import { type SQL, sql } from "drizzle-orm";
import { isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import { holdsWords } from "#app/search/queries/matching.server.ts";
import type { Sort } from "#app/ui/sort.ts";
import type { Db } from "#db/client.server.ts";
import { type Paged, pageWithin } from "#db/paging.server.ts";
import type { Named } from "../duplicate.ts";
import type { OrganizationKind } from "../organization.ts";
import type { OrganizationSearch, OrganizationSort } from "../organization-search.ts";

export type ListedOrganization = {
  id: string;
  name: string;
  kind: OrganizationKind;
  districtId: string | null;
  districtName: string | null;
  createdAt: string;
  isClosed: boolean;
  people: number;
  schools: number;
};

const size = 25;
const isCurrent = isMemberOn("m");

/** One organization's current members and open schools, counted; `o` is its row. */
const counts = sql`
  (select count(distinct m.person_id)::int from memberships m where m.organization_id = o.id and ${isCurrent}) as people,
  (select count(*)::int from organizations s where s.district_id = o.id and s.closed_at is null) as schools`;

/** A list's order in either direction; ties are ordered by id, so that pages never overlap. */
function orderOf({ by, isReversed }: Sort<OrganizationSort>): SQL {
  const turned = isReversed ? sql`asc` : sql`desc`;
  if (by === "people") return sql`coalesce(c.people, 0) ${turned}, lower(o.name), o.id`;
  if (by === "newest") return sql`o.created_at ${turned}, o.id`;
  return isReversed ? sql`lower(o.name) desc, o.id desc` : sql`lower(o.name), o.id`;
}

/** A page of organizations. Leaves out merged ones, whose address redirects to the remaining one. */
export async function listOrganizations(db: Db, search: OrganizationSearch): Promise<Paged<ListedOrganization>> {
  const { q, kind, state, sort } = search;
  const where = sql`o.merged_into_id is null
    and ${state === "all" ? sql`true` : state === "open" ? sql`o.closed_at is null` : sql`o.closed_at is not null`}
    and ${kind ? sql`o.kind = ${kind}` : sql`true`} and ${holdsWords(q, sql`o.name`)}`;
  const [counted] = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from organizations o where ${where}`,
  );
  const total = counted?.total ?? 0;
  const { page, pageCount } = pageWithin(search.page, total, size);
  const byPeople = sql`left join (select m.organization_id, count(*) as people from memberships m where ${isCurrent}
    group by m.organization_id) c on c.organization_id = o.id`;
  const rows = await db.execute<ListedOrganization>(sql`
    select o.id, o.name, o.kind, o.district_id as "districtId", d.name as "districtName",
      to_json(o.created_at) #>> '{}' as "createdAt", o.closed_at is not null as "isClosed", ${counts}
    from (select o.* from organizations o ${sort.by === "people" ? byPeople : sql``} where ${where}
      order by ${orderOf(sort)} limit ${size}::int offset ${(page - 1) * size}::int) o
    left join organizations d on d.id = o.district_id
    ${sort.by === "people" ? byPeople : sql``} order by ${orderOf(sort)}`);
  return { rows: [...rows], total, page, pageCount };
}

/** Open organizations to choose from, by name; a limited number for a search. */
export async function listOpenOrganizations(
  db: Db,
  { q = "", kind, except, limit = 20 }: { q?: string; kind?: OrganizationKind; except?: string; limit?: number },
): Promise<ListedOrganization[]> {
  const rows = await db.execute<ListedOrganization>(sql`
    select o.id, o.name, o.kind, o.district_id as "districtId", d.name as "districtName",
      to_json(o.created_at) #>> '{}' as "createdAt", false as "isClosed", ${counts}
    from organizations o left join organizations d on d.id = o.district_id
    where o.closed_at is null and ${kind ? sql`o.kind = ${kind}` : sql`true`}
      and ${except ? sql`o.id <> ${except}` : sql`true`} and ${holdsWords(q, sql`o.name`)}
    order by lower(o.name), o.id limit ${limit}::int`);
  return [...rows];
}

/** The schools of a district, by name; includes closed ones, leaves out merged ones. */
export async function listSchools(db: Db, districtId: string, limit = 500) {
  const rows = await db.execute<{ id: string; name: string; isClosed: boolean; people: number; schools: number }>(sql`
    select o.id, o.name, o.closed_at is not null as "isClosed", ${counts} from organizations o
    where o.district_id = ${districtId} and o.merged_into_id is null
    order by o.closed_at is not null, search_fold(o.name), o.id limit ${limit}::int`);
  return [...rows];
}

/** Every school in a district, including merged ones, because a merge of the district moves them too. */
export async function listSchoolsToMove(db: Db, districtId: string) {
  const rows = await db.execute<{ id: string; name: string; isOpen: boolean }>(sql`
    select id, name, closed_at is null as "isOpen" from organizations where district_id = ${districtId} order by id`);
  return [...rows];
}

/** Names and districts of all open organizations, for comparison. `key` changes when they may have changed. */
export async function listOrganizationNames(db: Db): Promise<Named[]> {
  const rows = await db.execute<Named>(sql`
    select id, name, kind, district_id as "districtId" from organizations where closed_at is null order by id`);
  return [...rows];
}

/** A version that changes whenever the names may have: the number of organizations and the newest change. */
export async function findNamesVersion(db: Db): Promise<string> {
  const [row] = await db.execute<{ version: string }>(sql`
    select (select count(*) from organizations) || ' ' || coalesce((select max(id) from organization_changes), 0) as version`);
  return row?.version ?? "";
}

/** Names by id, for histories. */
export async function listNamesOf(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<{ id: string; name: string }>(
    sql`select id, name from organizations where id in ${ids}`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export type Colleague = {
  membershipId: string;
  personId: string;
  name: string;
  title: string | null;
  startedOn: string;
};

/** Current members of an organization, by name. */
export async function listColleagues(db: Db, organizationId: string, wanted: number): Promise<Paged<Colleague>> {
  const where = sql`m.organization_id = ${organizationId} and ${isCurrent}`;
  const [counted] = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from memberships m where ${where}`,
  );
  const total = counted?.total ?? 0;
  const { page, pageCount } = pageWithin(wanted, total, size);
  const rows = await db.execute<Colleague>(sql`
    select m.id as "membershipId", p.id as "personId", p.name, m.title, m.started_on::text as "startedOn"
    from memberships m join people p on p.id = m.person_id where ${where}
    order by search_fold(p.name), p.id limit ${size}::int offset ${(page - 1) * size}::int`);
  return { rows: [...rows], total, page, pageCount };
}
