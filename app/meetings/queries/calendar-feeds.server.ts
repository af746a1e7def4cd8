import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { calendarFeeds } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

/** Gives a person a feed with this token; the one before stops working. */
export async function upsertCalendarFeed(db: Db, personId: string, tokenHash: Buffer): Promise<void> {
  const set = { tokenHash, createdAt: momentOf(), lastUsedAt: null };
  await db
    .insert(calendarFeeds)
    .values({ personId, tokenHash })
    .onConflictDoUpdate({ target: calendarFeeds.personId, set });
}

export async function deleteCalendarFeed(db: Db, personId: string): Promise<void> {
  await db.delete(calendarFeeds).where(eq(calendarFeeds.personId, personId));
}

/** When a person's feed was made and last used; null without one. */
export async function findCalendarFeed(db: Db, personId: string) {
  const [row] = await db
    .select({ createdAt: calendarFeeds.createdAt, lastUsedAt: calendarFeeds.lastUsedAt })
    .from(calendarFeeds)
    .where(eq(calendarFeeds.personId, personId));
  return row ?? null;
}

/** The owner of the feed with this token; null if it was revoked or the owner's account is being erased. */
export async function findFeedOwner(db: Db, tokenHash: Buffer): Promise<{ personId: string; name: string } | null> {
  const [row] = await db.execute<{ personId: string; name: string }>(sql`
    select p.id as "personId", p.name from calendar_feeds f join people p on p.id = f.person_id
    where f.token_hash = ${tokenHash} and p.erasure_due_at is null`);
  return row ?? null;
}

/** Notes that a feed was read, once an hour at most. */
export async function updateFeedUsed(db: Db, personId: string, now: Date): Promise<void> {
  const moment = now.toISOString();
  await db.execute(sql`update calendar_feeds set last_used_at = ${moment}::timestamptz where person_id = ${personId}
    and (last_used_at is null or last_used_at < ${moment}::timestamptz - interval '1 hour')`);
}
