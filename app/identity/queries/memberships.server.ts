import { and, desc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "#db/client.server.ts";
import { memberships, organizations } from "#db/schema/index.ts";

/** Where a person works or worked: current ones first, each school with its district. */
export async function listMemberships(db: Db, personId: string) {
  const districts = alias(organizations, "districts");
  return db
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
    .where(eq(memberships.personId, personId))
    .orderBy(desc(memberships.endedOn), desc(memberships.startedOn), memberships.id)
    .limit(100);
}

/** False when they belong there already. */
export async function insertMembership(db: Db, membership: typeof memberships.$inferInsert): Promise<boolean> {
  const rows = await db.insert(memberships).values(membership).onConflictDoNothing().returning({ id: memberships.id });
  return rows.length > 0;
}

export async function findCurrentMembership(
  db: Db,
  { personId, organizationId }: { personId: string; organizationId: string },
) {
  const [row] = await db
    .select()
    .from(memberships)
    .where(
      and(
        eq(memberships.personId, personId),
        eq(memberships.organizationId, organizationId),
        isNull(memberships.endedOn),
      ),
    );
  return row ?? null;
}

export async function updateMembershipEnd(db: Db, id: string, endedOn: string) {
  await db.update(memberships).set({ endedOn }).where(eq(memberships.id, id));
}
