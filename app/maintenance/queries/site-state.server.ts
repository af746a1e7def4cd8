import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { siteState } from "#db/schema/site.ts";

type SiteState = typeof siteState.$inferSelect;

export async function findSiteState(db: Db): Promise<SiteState | null> {
  const [state] = await db.select().from(siteState);
  return state ?? null;
}

/** A migration creates its one row; a restored database may lack it. */
export async function upsertSiteState(db: Db, change: Partial<Omit<SiteState, "isOnly">>) {
  await db.insert(siteState).values(change).onConflictDoUpdate({ target: siteState.isOnly, set: change });
}

/** Stores the check of SECRET_KEY unless there is one; returns the stored one. */
export async function insertKeyCheck(db: Db, keyCheck: Buffer): Promise<Buffer | null> {
  await db
    .insert(siteState)
    .values({ keyCheck })
    .onConflictDoUpdate({
      target: siteState.isOnly,
      set: { keyCheck: sql`coalesce(${siteState.keyCheck}, excluded.key_check)` },
    });
  return (await findSiteState(db))?.keyCheck ?? null;
}
