import { and, desc, eq, gte, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { connectedSignIns } from "#db/schema/index.ts";

/** Whose account elsewhere this is. */
export async function findConnectedSignIn(db: Db, { issuer, subject }: { issuer: string; subject: string }) {
  const [row] = await db
    .select({ id: connectedSignIns.id, personId: connectedSignIns.personId })
    .from(connectedSignIns)
    .where(and(eq(connectedSignIns.issuer, issuer), eq(connectedSignIns.subject, subject)));
  return row ?? null;
}

/** Somebody's accounts elsewhere, newest first. */
export async function listConnectedSignIns(db: Db, personId: string) {
  return db
    .select()
    .from(connectedSignIns)
    .where(eq(connectedSignIns.personId, personId))
    .orderBy(desc(connectedSignIns.createdAt), connectedSignIns.id)
    .limit(50);
}

/** False when it is connected already, to them or to somebody else. */
export async function insertConnectedSignIn(db: Db, row: typeof connectedSignIns.$inferInsert): Promise<boolean> {
  const made = await db
    .insert(connectedSignIns)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: connectedSignIns.id });
  return made.length > 0;
}

/** Notes a use, and the address that the account elsewhere has by now. */
export async function updateConnectedSignInUse(db: Db, id: string, email: string | null) {
  await db.update(connectedSignIns).set({ email, lastUsedAt: sql`now()` }).where(eq(connectedSignIns.id, id));
}

export async function deleteConnectedSignIn(db: Db, personId: string, id: string) {
  await db.delete(connectedSignIns).where(and(eq(connectedSignIns.id, id), eq(connectedSignIns.personId, personId)));
}

/** Takes away accounts elsewhere that were connected since a moment, or all. */
export async function deleteConnectedSignInsSince(db: Db, personId: string, since?: Date) {
  await db
    .delete(connectedSignIns)
    .where(and(eq(connectedSignIns.personId, personId), since && gte(connectedSignIns.createdAt, since)));
}
