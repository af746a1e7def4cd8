import { desc, eq, sql } from "drizzle-orm";
import type { OrganizationKind } from "#app/identity/organizations/organization.ts";
import { isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";
import { organizationRosters } from "#db/schema/index.ts";

/** How many of these addresses belong to people on an organization's own list. */
export async function countMembersAmong(db: Db, organizationId: string, emails: string[]): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select count(distinct p.id)::int as count
    from memberships m join people p on p.id = m.person_id
    where m.organization_id = ${organizationId} and ${isMemberOn("m")}
      and lower(p.email) = any(${sql.param(emails)}::text[])`);
  return row?.count ?? 0;
}

/** Adds a count; the same form sent twice adds one. */
export async function insertRoster(db: Db, row: typeof organizationRosters.$inferInsert): Promise<void> {
  await db.insert(organizationRosters).values(row).onConflictDoNothing({ target: organizationRosters.clientKey });
}

/** An organization's counts, the newest first. */
export async function listRosters(db: Db, organizationId: string, most: number) {
  const { id, asOf, people, withAccount, note } = organizationRosters;
  return db
    .select({ id, asOf, people, withAccount, note })
    .from(organizationRosters)
    .where(eq(organizationRosters.organizationId, organizationId))
    .orderBy(desc(organizationRosters.asOf), desc(organizationRosters.recordedAt))
    .limit(most);
}

export type KindRoster = { kind: OrganizationKind; organizations: number; counted: number; people: number };

/**
 * Open organizations of each kind, how many of them told how many people they have up to a day, and how many people
 * these have together by their newest count.
 */
export async function listRostersByKind(db: Db, day: string): Promise<KindRoster[]> {
  const rows = await db.execute<KindRoster>(sql`select o.kind, count(*)::int as organizations,
      count(r.people)::int as counted, coalesce(sum(r.people), 0)::int as people
    from organizations o left join lateral (select people from organization_rosters
      where organization_id = o.id and as_of <= ${day}::date order by as_of desc, recorded_at desc limit 1) r on true
    where o.closed_at is null and o.merged_into_id is null group by o.kind`);
  return [...rows];
}
