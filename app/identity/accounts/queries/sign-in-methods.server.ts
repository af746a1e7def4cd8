import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { connectedSignIns, passkeys, passwords, people } from "#db/schema/index.ts";

/** A person's sign-in methods; null when there is no such person. */
export async function findSignInMethods(db: Db, personId: string) {
  const [row] = await db
    .select({
      isEmailVerified: sql<boolean>`${people.emailVerifiedAt} is not null`,
      passwordChangedAt: passwords.changedAt,
      passkeys: db.$count(passkeys, eq(passkeys.personId, people.id)),
      connected: db.$count(connectedSignIns, eq(connectedSignIns.personId, people.id)),
    })
    .from(people)
    .leftJoin(passwords, eq(passwords.personId, people.id))
    .where(eq(people.id, personId));
  return row ?? null;
}

/**
 * Locks the person's row, so that two sign-in methods cannot both be removed on the assumption that the other remains.
 */
export async function lockSignInMethods(db: Db, personId: string): Promise<void> {
  await db.select({ id: people.id }).from(people).where(eq(people.id, personId)).for("update");
}
