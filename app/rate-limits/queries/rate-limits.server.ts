import { createHash } from "node:crypto";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { rateLimits } from "#db/schema/index.ts";

const hashOf = (key: string) => createHash("sha256").update(key).digest();

/** Counts an attempt against every key in one statement, in one order, so that attempts at once neither slip nor block. */
export async function insertAttempt(db: Db, counters: { key: string; minutes: number }[]) {
  const hashed = counters.map(({ key, minutes }) => ({ key, minutes, keyHash: hashOf(key) }));
  hashed.sort((a, b) => Buffer.compare(a.keyHash, b.keyHash));
  const isOver = sql`${rateLimits.windowEndsAt} <= now()`;
  const rows = await db
    .insert(rateLimits)
    .values(
      hashed.map(({ keyHash, minutes }) => ({
        keyHash,
        attempts: 1,
        windowEndsAt: sql`now() + make_interval(mins => ${minutes})`,
      })),
    )
    .onConflictDoUpdate({
      target: rateLimits.keyHash,
      set: {
        attempts: sql`case when ${isOver} then 1 else least(${rateLimits.attempts} + 1, 1000000) end`,
        windowEndsAt: sql`case when ${isOver} then excluded.window_ends_at else ${rateLimits.windowEndsAt} end`,
      },
    })
    .returning();
  return hashed.flatMap(({ key, keyHash }) => {
    const row = rows.find((row) => row.keyHash.equals(keyHash));
    return row ? [{ key, attempts: row.attempts, windowEndsAt: row.windowEndsAt }] : [];
  });
}

/** Whether anything is counted under a key now. */
export async function findIsCounted(db: Db, key: string): Promise<boolean> {
  const rows = await db
    .select({ keyHash: rateLimits.keyHash })
    .from(rateLimits)
    .where(and(eq(rateLimits.keyHash, hashOf(key)), gt(rateLimits.windowEndsAt, sql`now()`)));
  return rows.length > 0;
}

/**
 * Forgets what is counted under one key and takes one attempt back from others: someone who signs in does not use up what
 * their whole school may try. One statement, which locks its rows in the order of `insertAttempt`.
 */
export async function updateAttemptsDown(db: Db, { forgotten, lowered }: { forgotten?: string; lowered: string[] }) {
  const forgottenHash = forgotten === undefined ? null : hashOf(forgotten);
  const hashes = [...(forgottenHash ? [forgottenHash] : []), ...lowered.map(hashOf)];
  if (hashes.length === 0) return;
  const locked = db
    .select({ keyHash: rateLimits.keyHash })
    .from(rateLimits)
    .where(inArray(rateLimits.keyHash, hashes))
    .orderBy(rateLimits.keyHash)
    .for("update");
  const isForgotten = sql`${rateLimits.keyHash} = ${forgottenHash}`;
  await db
    .update(rateLimits)
    .set({ attempts: sql`case when ${isForgotten} then 0 else greatest(${rateLimits.attempts} - 1, 0) end` })
    .where(inArray(rateLimits.keyHash, locked));
}
