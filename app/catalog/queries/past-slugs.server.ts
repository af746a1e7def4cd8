import type { Db } from "#db/client.server.ts";
import { pastSlugs } from "#db/schema/catalog.ts";
import { excluded, inChunks } from "./upsert.server.ts";

export type PastSlug = typeof pastSlugs.$inferInsert;

/** An old address leads to the page that had it last. */
export async function insertPastSlugs(db: Db, rows: PastSlug[]) {
  for (const chunk of inChunks(rows)) {
    await db
      .insert(pastSlugs)
      .values(chunk)
      .onConflictDoUpdate({
        target: [pastSlugs.courseSlug, pastSlugs.lessonSlug],
        set: excluded(pastSlugs, ["courseSlug", "lessonSlug"]),
      });
  }
}
