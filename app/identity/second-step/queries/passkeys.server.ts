import { and, asc, eq, gte, lt, or, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { passkeys } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

export type Passkey = typeof passkeys.$inferSelect;

/** A person's passkeys, oldest first. */
export async function listPasskeys(db: Db, personId: string): Promise<Passkey[]> {
  return db
    .select()
    .from(passkeys)
    .where(eq(passkeys.personId, personId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))
    .limit(100);
}

export async function findPasskey(db: Db, id: string): Promise<Passkey | null> {
  const [row] = await db.select().from(passkeys).where(eq(passkeys.id, id));
  return row ?? null;
}

/** False when it is registered already; a passkey never changes its owner. */
export async function insertPasskey(db: Db, passkey: typeof passkeys.$inferInsert): Promise<boolean> {
  const made = await db.insert(passkeys).values(passkey).onConflictDoNothing().returning({ id: passkeys.id });
  return made.length > 0;
}

/**
 * Records a use. An authenticator that counts must have counted up: false means that two of them sign with one key, or
 * that one answer was submitted twice. Those that do not count always report 0 (WebAuthn Level 3, 6.1.1).
 */
export async function updatePasskeyUse(
  db: Db,
  id: string,
  use: { counter: number; isBackedUp: boolean },
): Promise<boolean> {
  const isOnward = or(lt(passkeys.counter, use.counter), and(eq(passkeys.counter, 0), sql`${use.counter} = 0`));
  const used = await db
    .update(passkeys)
    .set({ ...use, lastUsedAt: momentOf() })
    .where(and(eq(passkeys.id, id), isOnward))
    .returning({ id: passkeys.id });
  return used.length > 0;
}

export async function updatePasskeyName(db: Db, personId: string, id: string, name: string): Promise<boolean> {
  const renamed = await db
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, id), eq(passkeys.personId, personId)))
    .returning({ id: passkeys.id });
  return renamed.length > 0;
}

export async function deletePasskey(db: Db, personId: string, id: string): Promise<boolean> {
  const gone = await db
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.personId, personId)))
    .returning({ id: passkeys.id });
  return gone.length > 0;
}

/** Returns how many were deleted. */
export async function deletePasskeysOf(db: Db, personId: string): Promise<number> {
  return (await db.delete(passkeys).where(eq(passkeys.personId, personId)).returning({ id: passkeys.id })).length;
}

/** Deletes passkeys that were added since `since`, or all. */
export async function deletePasskeysSince(db: Db, personId: string, since?: Date) {
  await db.delete(passkeys).where(and(eq(passkeys.personId, personId), since && gte(passkeys.createdAt, since)));
}
