import { and, eq, gte, isNull, lt, or } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { totpSecrets } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

export async function findTotpSecret(db: Db, personId: string) {
  const [row] = await db.select().from(totpSecrets).where(eq(totpSecrets.personId, personId));
  return row ?? null;
}

/** Stores the secret of an app whose first code was right; replaces an earlier one. */
export async function insertTotpSecret(
  db: Db,
  secret: { personId: string; sealedSecret: Buffer; lastUsedStep: number },
) {
  const values = { ...secret, createdAt: momentOf(), confirmedAt: momentOf() };
  await db.insert(totpSecrets).values(values).onConflictDoUpdate({ target: totpSecrets.personId, set: values });
}

/** Marks a step as used; false when this code or a later one was used before. */
export async function updateLastUsedStep(db: Db, personId: string, step: number): Promise<boolean> {
  const used = await db
    .update(totpSecrets)
    .set({ lastUsedStep: step })
    .where(
      and(eq(totpSecrets.personId, personId), or(isNull(totpSecrets.lastUsedStep), lt(totpSecrets.lastUsedStep, step))),
    )
    .returning({ personId: totpSecrets.personId });
  return used.length > 0;
}

/** Returns whether there was one. */
export async function deleteTotpSecret(db: Db, personId: string): Promise<boolean> {
  const gone = await db.delete(totpSecrets).where(eq(totpSecrets.personId, personId)).returning();
  return gone.length > 0;
}

/** Deletes an authenticator app that was set up since `since`, or regardless of when. */
export async function deleteTotpSince(db: Db, personId: string, since?: Date) {
  await db
    .delete(totpSecrets)
    .where(and(eq(totpSecrets.personId, personId), since && gte(totpSecrets.createdAt, since)));
}
