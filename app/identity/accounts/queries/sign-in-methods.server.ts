import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { connectedSignIns, passkeys, passwords, people } from "#db/schema/index.ts";

/** What somebody has to get in with; null when there is no such person. */
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

/** Holds the person's row, so that two ways in cannot both be taken away as if the other one stayed. */
export async function lockSignInMethods(db: Db, personId: string): Promise<void> {
  await db.select({ id: people.id }).from(people).where(eq(people.id, personId)).for("update");
}
