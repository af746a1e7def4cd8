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
  // A page of organizations takes part of an index over all periods, which is slower to read than the whole period.
  const rows = await db.execute<OrganizationTotals>(sql`with listed as materialized (
      select o.id, ${nameInList("o")} as name, o.kind from organizations o where ${isWanted}
      order by lower(o.name), o.id limit ${most} offset ${from}),
    sums as materialized (select p.organization_ids, sum(p.sessions_attended) as attendance, sum(p.live_minutes) as live,
        sum(p.self_paced_minutes) as self_paced, sum(p.coaching_minutes) as coaching
      from participation_people p where p.period_id = ${periodId}
        and ${ids ? sql`p.organization_ids && ${sql.param(ids)}::uuid[]` : sql`true`} group by 1),
    did as materialized (select u.id, sum(attendance)::int as attendance, sum(live)::int as live,
        sum(self_paced)::int as self_paced, sum(coaching)::int as coaching
      from sums, unnest(organization_ids) u(id) group by 1)
    select l.id, l.name, l.kind,
      (select count(distinct m.person_id) from memberships m where m.organization_id = l.id and ${isMemberOn("m")})::int
        as members, coalesce(did.attendance, 0) as attendance, coalesce(did.live, 0) as live,
      coalesce(did.self_paced, 0) as "selfPaced", coalesce(did.coaching, 0) as coaching
    from listed l left join did on did.id = l.id
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
