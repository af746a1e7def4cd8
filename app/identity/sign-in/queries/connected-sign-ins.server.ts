import { and, desc, eq, gte } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { connectedSignIns } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

/** The person who owns a connected account. */
export async function findConnectedSignIn(db: Db, { issuer, subject }: { issuer: string; subject: string }) {
  const [row] = await db
    .select({ id: connectedSignIns.id, personId: connectedSignIns.personId })
    .from(connectedSignIns)
    .where(and(eq(connectedSignIns.issuer, issuer), eq(connectedSignIns.subject, subject)));
  return row ?? null;
}

/** A person's connected accounts, newest first. */
export async function listConnectedSignIns(db: Db, personId: string) {
  return db
    .select()
    .from(connectedSignIns)
    .where(eq(connectedSignIns.personId, personId))
    .orderBy(desc(connectedSignIns.createdAt), connectedSignIns.id)
    .limit(50);
}

/** False when the provider account is connected already, to this person or another. */
export async function insertConnectedSignIn(db: Db, row: typeof connectedSignIns.$inferInsert): Promise<boolean> {
  const made = await db
    .insert(connectedSignIns)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: connectedSignIns.id });
  return made.length > 0;
}

/** Records a use, and the current address of the connected account. */
export async function updateConnectedSignInUse(db: Db, id: string, email: string | null) {
  await db.update(connectedSignIns).set({ email, lastUsedAt: momentOf() }).where(eq(connectedSignIns.id, id));
}

export async function deleteConnectedSignIn(db: Db, personId: string, id: string) {
  await db.delete(connectedSignIns).where(and(eq(connectedSignIns.id, id), eq(connectedSignIns.personId, personId)));
}

/** Deletes connected accounts that were added since `since`, or all. */
export async function deleteConnectedSignInsSince(db: Db, personId: string, since?: Date) {
  await db
    .delete(connectedSignIns)
    .where(and(eq(connectedSignIns.personId, personId), since && gte(connectedSignIns.createdAt, since)));
}
