import { and, eq, gte, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { recoveryCodes } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

/** How many codes a person has left, and when they were made; null when none were ever made. */
export async function findRecoveryCodes(db: Db, personId: string) {
  const [row] = await db
    .select({
      left: sql<number>`count(*) filter (where ${recoveryCodes.usedAt} is null)`.mapWith(Number),
      madeAt: sql<Date>`max(${recoveryCodes.createdAt})`.mapWith(recoveryCodes.createdAt),
    })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.personId, personId));
  return row?.madeAt ? row : null;
}

export async function insertRecoveryCodes(db: Db, personId: string, hashes: Buffer[]) {
  await db.insert(recoveryCodes).values(hashes.map((codeHash) => ({ personId, codeHash })));
}

/** Marks a code as used; false when it is not theirs or was used before. */
export async function updateRecoveryCodeUsed(db: Db, personId: string, codeHash: Buffer): Promise<boolean> {
  const used = await db
    .update(recoveryCodes)
    .set({ usedAt: momentOf() })
    .where(
      and(eq(recoveryCodes.personId, personId), eq(recoveryCodes.codeHash, codeHash), isNull(recoveryCodes.usedAt)),
    )
    .returning({ personId: recoveryCodes.personId });
  return used.length > 0;
}

export async function deleteRecoveryCodes(db: Db, personId: string) {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
}

/** Deletes recovery codes that were made since `since`, or all. */
export async function deleteRecoveryCodesSince(db: Db, personId: string, since?: Date) {
  await db
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, personId), since && gte(recoveryCodes.createdAt, since)));
}
