import { and, asc, desc, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { mailProofs } from "#db/schema/index.ts";
import type { MailProofPurpose } from "../mail-proof.ts";

export type MailProof = typeof mailProofs.$inferSelect;

const isLive = and(isNull(mailProofs.usedAt), gt(mailProofs.expiresAt, sql`now()`));

export async function insertMailProof(
  db: Db,
  { minutes, ...proof }: Omit<typeof mailProofs.$inferInsert, "expiresAt"> & { minutes: number },
) {
  await db.insert(mailProofs).values({ ...proof, expiresAt: sql`now() + make_interval(mins => ${minutes})` });
}

/** The newest one that a browser asked for and that can still be used. */
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

/** All that a browser can still use a code of, held until the transaction ends: tries at once count one by one. */
export async function lockLiveProofsOfBrowser(db: Db, purpose: MailProofPurpose, browserHash: Buffer) {
  return db
    .select()
    .from(mailProofs)
    .where(and(eq(mailProofs.browserHash, browserHash), eq(mailProofs.purpose, purpose), isLive))
    .orderBy(asc(mailProofs.id))
    .limit(50)
    .for("update");
}

/** Uses a link up: the proof, for the first who asks alone. */
export async function updateProofUsedByLink(db: Db, purpose: MailProofPurpose, linkHash: Buffer) {
  const [row] = await db
    .update(mailProofs)
    .set({ usedAt: sql`now()` })
    .where(and(eq(mailProofs.linkHash, linkHash), eq(mailProofs.purpose, purpose), isLive))
    .returning();
  return row ?? null;
}

export async function updateProofUsed(db: Db, id: string) {
  const [row] = await db
    .update(mailProofs)
    .set({ usedAt: sql`now()` })
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

/** Everything that was mailed for somebody and not used. */
export async function deleteUnusedProofs(db: Db, personId: string) {
  await db.delete(mailProofs).where(and(eq(mailProofs.personId, personId), isNull(mailProofs.usedAt)));
}

/** What expired an hour ago or more is of no use to anybody. */
export async function deleteExpiredProofs(db: Db) {
  await db.delete(mailProofs).where(lte(mailProofs.expiresAt, sql`now() - interval '1 hour'`));
}
