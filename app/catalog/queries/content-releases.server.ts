import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { contentReleases } from "#db/schema/catalog.ts";

/** Holds the projection until the caller's transaction ends: several processes may start at once. */
export async function lockProjection(db: Db) {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('sound-practice.content-projection'))`);
}

export async function findSyncedHash(db: Db): Promise<string | null> {
  const [release] = await db.select({ hash: contentReleases.hash }).from(contentReleases);
  return release?.hash ?? null;
}

/** Leaves one row: the release that the projection now holds. */
export async function insertSyncedHash(db: Db, hash: string, now: Date) {
  await db.delete(contentReleases);
  await db.insert(contentReleases).values({ hash, syncedAt: now });
}
