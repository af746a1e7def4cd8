import { asc, eq, inArray, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { organizations } from "#db/schema/index.ts";
import type { OrganizationState } from "../organization-change.ts";

export type Organization = typeof organizations.$inferSelect;

/** Null when it does not exist or the id is malformed. */
export async function findOrganization(db: Db, id: string): Promise<Organization | null> {
  if (!isId(id)) return null;
  const [row] = await db.select().from(organizations).where(eq(organizations.id, id));
  return row ?? null;
}

/** The new organization's id, or null when its name is taken. */
export async function insertOrganization(
  db: Db,
  organization: typeof organizations.$inferInsert,
): Promise<string | null> {
  const [row] = await db
    .insert(organizations)
    .values(organization)
    .onConflictDoNothing()
    .returning({ id: organizations.id });
  return row?.id ?? null;
}

/** Serializes changes to organizations, so that each administrator sees the previous one's change. */
export async function lockOrganizationChanges(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('organization changes'))`);
}

/** Locks rows until the transaction ends, so that nobody joins meanwhile. The caller holds lockOrganizationChanges. */
export async function lockOrganizations(db: Db, ids: string[]): Promise<Map<string, Organization>> {
  const rows = await db
    .select()
    .from(organizations)
    .where(inArray(organizations.id, ids.filter(isId)))
    .orderBy(asc(organizations.id))
    .for("update");
  return new Map(rows.map((row) => [row.id, row]));
}

/** Reads an organization and prevents its closure or merge until the caller's transaction ends. */
export async function lockOrganizationAsItIs(db: Db, id: string): Promise<Organization | null> {
  if (!isId(id)) return null;
  const [row] = await db.select().from(organizations).where(eq(organizations.id, id)).for("share");
  return row ?? null;
}

/** False when another open organization there has that name; the caller's transaction stays usable. */
export async function updateOrganization(db: Db, id: string, state: Partial<OrganizationState>): Promise<boolean> {
  const { closedAt, ...rest } = state;
  const values = {
    ...rest,
    ...(closedAt !== undefined && { closedAt: closedAt === null ? null : new Date(closedAt) }),
  };
  try {
    await db.transaction((db) => db.update(organizations).set(values).where(eq(organizations.id, id)));
    return true;
  } catch (error) {
    if (isNameTaken(error)) return false;
    throw error;
  }
}

/** Moves schools to another district. The caller made sure that their names are free there. */
export async function updateDistricts(db: Db, ids: string[], districtId: string): Promise<void> {
  if (ids.length === 0) return;
  await db.update(organizations).set({ districtId }).where(inArray(organizations.id, ids));
}

function isNameTaken(error: unknown): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return (
    typeof cause === "object" &&
    cause !== null &&
    "constraint_name" in cause &&
    cause.constraint_name === "organizations_name_key"
  );
}

/** Inserts many, whose names are free. */
export async function insertOrganizations(
  db: Db,
  rows: (typeof organizations.$inferInsert)[],
): Promise<Organization[]> {
  return rows.length > 0 ? db.insert(organizations).values(rows).returning() : [];
}
