import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { memberships, organizations } from "#db/schema/index.ts";

/** A person's memberships, current ones first, each school with its district. */
export async function listMemberships(db: Db, personId: string) {
  const districts = alias(organizations, "districts");
  return (
    db
      .select({
        id: memberships.id,
        organizationName: organizations.name,
        organizationKind: organizations.kind,
        districtName: districts.name,
        title: memberships.title,
        startedOn: memberships.startedOn,
        endedOn: memberships.endedOn,
      })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
      .leftJoin(districts, eq(districts.id, organizations.districtId))
      // Memberships left with a merged organization are covered by one in the organization that it was merged into.
      .where(and(eq(memberships.personId, personId), isNull(organizations.mergedIntoId)))
      .orderBy(desc(memberships.endedOn), desc(memberships.startedOn), memberships.id)
      .limit(100)
  );
}

/** False when they are a member already. */
export async function insertMembership(db: Db, membership: typeof memberships.$inferInsert): Promise<boolean> {
  const rows = await db.insert(memberships).values(membership).onConflictDoNothing().returning({ id: memberships.id });
  return rows.length > 0;
}

export async function updateMembershipEnd(db: Db, id: string, endedOn: string) {
  await db.update(memberships).set({ endedOn }).where(eq(memberships.id, id));
}

/** A membership in the same organization that shares a day with the wanted one. */
export async function findOverlappingMembership(
  db: Db,
  wanted: { personId: string; organizationId: string; startedOn: string; endedOn?: string | null },
) {
  const { personId, organizationId, startedOn, endedOn = null } = wanted;
  const [row] = await db
    .select({ id: memberships.id })
    .from(memberships)
    .where(
      and(
        eq(memberships.personId, personId),
        eq(memberships.organizationId, organizationId),
        sql`daterange(${memberships.startedOn}, ${memberships.endedOn}, '[]') && daterange(${startedOn}, ${endedOn}, '[]')`,
      ),
    )
    .limit(1);
  return row ?? null;
}

/** Locks a membership until the caller's transaction ends; null when it does not exist. */
export async function lockMembership(db: Db, id: string) {
  if (!isId(id)) return null;
  const [row] = await db.select().from(memberships).where(eq(memberships.id, id)).for("update");
  return row ?? null;
}

/** Inserts many; leaves existing memberships unchanged. */
export async function insertMemberships(db: Db, rows: (typeof memberships.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(memberships).values(rows).onConflictDoNothing();
}

/** The open organizations that a person belongs to today, by name. */
export async function listOrganizationsOf(db: Db, personId: string): Promise<{ id: string; name: string }[]> {
  const rows = await db.execute<{ id: string; name: string }>(sql`select distinct o.id, o.name from memberships m
    join organizations o on o.id = m.organization_id and o.closed_at is null
    where m.person_id = ${personId} and ${isMemberOn("m")} order by o.name, o.id limit 50`);
  return [...rows];
}
