import { and, asc, desc, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { mailProofs } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { MailProofPurpose } from "../mail-proof.ts";

export type MailProof = typeof mailProofs.$inferSelect;

const isLive = and(isNull(mailProofs.usedAt), gt(mailProofs.expiresAt, momentOf()));

export async function insertMailProof(
  db: Db,
  { minutes, ...proof }: Omit<typeof mailProofs.$inferInsert, "expiresAt"> & { minutes: number },
) {
  await db.insert(mailProofs).values({ ...proof, expiresAt: sql`${momentOf()} + make_interval(mins => ${minutes})` });
}

/** The newest usable proof that a browser asked for. */
export async function findLiveProofOfBrowser(db: Db, purpose: MailProofPurpose, browserHash: Buffer) {
  const [row] = await db
    .select()
    .from(mailProofs)
    .where(and(eq(mailProofs.browserHash, browserHash), eq(mailProofs.purpose, purpose), isLive))
    .orderBy(desc(mailProofs.createdAt), asc(mailProofs.id))
    .limit(1);
  return row ?? null;
}

export async function findLiveProofByLink(db: Db, purpose: MailProofPurpose, linkHash: Buffer) {
  const [row] = await db
    .select()
    .from(mailProofs)
    .where(and(eq(mailProofs.linkHash, linkHash), eq(mailProofs.purpose, purpose), isLive));
  return row ?? null;
}

/**
 * All usable proofs that a browser asked for, locked until the transaction ends, so that concurrent tries are counted.
 */
export async function lockLiveProofsOfBrowser(db: Db, purpose: MailProofPurpose, browserHash: Buffer) {
  return db
    .select()
    .from(mailProofs)
    .where(and(eq(mailProofs.browserHash, browserHash), eq(mailProofs.purpose, purpose), isLive))
    .orderBy(asc(mailProofs.id))
    .limit(50)
    .for("update");
}

/** Marks a link as used; returns the proof only to the first request. */
export async function updateProofUsedByLink(db: Db, purpose: MailProofPurpose, linkHash: Buffer) {
  const [row] = await db
    .update(mailProofs)
    .set({ usedAt: momentOf() })
    .where(and(eq(mailProofs.linkHash, linkHash), eq(mailProofs.purpose, purpose), isLive))
    .returning();
  return row ?? null;
}

export async function updateProofUsed(db: Db, id: string) {
  const [row] = await db
    .update(mailProofs)
    .set({ usedAt: momentOf() })
    .where(and(eq(mailProofs.id, id), isLive))
    .returning();
  return row ?? null;
}

export async function updateCodeTries(db: Db, ids: string[]) {
  await db
    .update(mailProofs)
    .set({ codeTries: sql`least(${mailProofs.codeTries} + 1, 100)` })
    .where(inArray(mailProofs.id, ids));
}

/** Everything that was mailed for a person and not used. */
export async function deleteUnusedProofs(db: Db, personId: string) {
  await db.delete(mailProofs).where(and(eq(mailProofs.personId, personId), isNull(mailProofs.usedAt)));
}

/** Deletes proofs that expired an hour ago or more. */
export async function deleteExpiredProofs(db: Db) {
  await db.delete(mailProofs).where(lte(mailProofs.expiresAt, sql`${momentOf()} - interval '1 hour'`));
}
