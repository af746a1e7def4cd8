import { asc, gt, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { siteProcesses } from "#db/schema/site.ts";

/** Records that a process is running and what it serves; processes silent for a minute are deleted. */
export async function upsertProcess(db: Db, process: Omit<typeof siteProcesses.$inferInsert, "seenAt">) {
  const { releaseHash } = process;
  await db
    .insert(siteProcesses)
    .values({ ...process, seenAt: sql`now()` })
    .onConflictDoUpdate({ target: siteProcesses.id, set: { releaseHash, seenAt: sql`now()` } });
  await db.delete(siteProcesses).where(sql`${siteProcesses.seenAt} < now() - interval '1 minute'`);
}

/** Processes heard from within the last fifteen seconds, at most a hundred. */
export async function listProcesses(db: Db): Promise<(typeof siteProcesses.$inferSelect)[]> {
  return db
    .select()
    .from(siteProcesses)
    .where(gt(siteProcesses.seenAt, sql`now() - interval '15 seconds'`))
    .orderBy(asc(siteProcesses.host), asc(siteProcesses.pid))
    .limit(100);
}
