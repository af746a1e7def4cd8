import { and, eq, gte, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { passwords, people } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

export async function findPasswordByEmail(db: Db, email: string) {
  const [row] = await db
    .select({ personId: passwords.personId, hash: passwords.hash })
    .from(passwords)
    .innerJoin(people, eq(people.id, passwords.personId))
    .where(eq(sql`lower(${people.email})`, sql`lower(${email})`));
  return row ?? null;
}

export async function findPassword(db: Db, personId: string) {
  const [row] = await db.select().from(passwords).where(eq(passwords.personId, personId));
  return row ?? null;
}

/** Sets or replaces a person's password. */
export async function updatePassword(db: Db, personId: string, hash: string) {
  await db
    .insert(passwords)
    .values({ personId, hash })
    .onConflictDoUpdate({ target: passwords.personId, set: { hash, changedAt: momentOf() } });
}

/** Deletes a person's password, or only one that was chosen since `since`. Returns whether there was one. */
export async function deletePassword(db: Db, personId: string, since?: Date): Promise<boolean> {
  const isSince = since && gte(passwords.changedAt, since);
  const gone = await db
    .delete(passwords)
    .where(and(eq(passwords.personId, personId), isSince))
    .returning({ personId: passwords.personId });
  return gone.length > 0;
}

/** Rehashes the same password with newer parameters. It is not a change of password to its owner. */
export async function updatePasswordHash(db: Db, personId: string, from: string, hash: string) {
  await db
    .update(passwords)
    .set({ hash })
    .where(sql`${passwords.personId} = ${personId} and ${passwords.hash} = ${from}`);
}
