import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { organizations } from "#db/schema/index.ts";

export async function findOrganization(db: Db, id: string) {
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
