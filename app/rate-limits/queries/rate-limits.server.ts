import { createHash } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
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

export async function deleteAttempts(db: Db, key: string) {
  await db.delete(rateLimits).where(eq(rateLimits.keyHash, hashOf(key)));
}

/** Takes one attempt back: someone who signs in does not use up what their whole school may try. */
export async function updateAttemptsDown(db: Db, key: string) {
  await db
    .update(rateLimits)
    .set({ attempts: sql`greatest(${rateLimits.attempts} - 1, 0)` })
    .where(eq(rateLimits.keyHash, hashOf(key)));
}

/** Rows that someone is counting in are left for another time. */
export async function deleteExpiredRateLimits(db: Db) {
  await db.execute(sql`
    delete from ${rateLimits} where ${rateLimits.keyHash} in (
      select key_hash from ${rateLimits} where window_ends_at <= now() limit 500 for update skip locked)`);
}
