import { sql } from "drizzle-orm";
import type { OrganizationKind } from "#app/identity/organizations/organization.ts";
import { nameInList } from "#app/identity/organizations/queries/name-in-list.server.ts";
import { isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";

export type OrganizationTotals = {
  id: string;
  name: string;
  kind: OrganizationKind;
  /** People who belong to it today, whether they took part or not. */
  members: number;
  attendance: number;
  live: number;
  selfPaced: number;
  coaching: number;
};

/** Open organizations by name, with what their people did in a period. `ids` restricts them to these. */
export async function listOrganizationTotals(
  db: Db,
  { periodId, ids, kind, from, most }: Wanted,
): Promise<OrganizationTotals[]> {
  const isWanted = sql`o.closed_at is null and o.merged_into_id is null
    and ${ids ? sql`o.id = any(${sql.param(ids)}::uuid[])` : sql`true`} and ${kind ? sql`o.kind = ${kind}` : sql`true`}`;
  const rows = await db.execute<OrganizationTotals>(sql`with listed as materialized (
      select o.id, ${nameInList("o")} as name, o.kind from organizations o where ${isWanted}
      order by lower(o.name), o.id limit ${most} offset ${from})
    select l.id, l.name, l.kind,
      (select count(distinct m.person_id) from memberships m where m.organization_id = l.id and ${isMemberOn("m")})::int
        as members, coalesce(did.sessions_attended, 0)::float8 as attendance, coalesce(did.live_minutes, 0)::float8 as live,
      coalesce(did.self_paced_minutes, 0)::float8 as "selfPaced", coalesce(did.coaching_minutes, 0)::float8 as coaching
    from listed l left join participation_organizations did on (did.period_id, did.organization_id) = (${periodId}::uuid, l.id)
    order by lower(l.name), l.id`);
  return [...rows];
}

type Wanted = { periodId: string; ids?: string[]; kind?: OrganizationKind | null; from: number; most: number };

/** How many open organizations there are, of a kind where given. */
export async function countOpenOrganizations(db: Db, kind: OrganizationKind | null): Promise<number> {
  const [row] = await db.execute<{ total: number }>(sql`select count(*)::int as total from organizations o
    where o.closed_at is null and o.merged_into_id is null and ${kind ? sql`o.kind = ${kind}` : sql`true`}`);
  return row?.total ?? 0;
}
