import { asc, gt, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { siteProcesses } from "#db/schema/site.ts";

/** A process says that it is there, and what it serves; those that have not for a minute are forgotten. */
export async function upsertProcess(db: Db, process: Omit<typeof siteProcesses.$inferInsert, "seenAt">) {
  const { releaseHash } = process;
  await db
    .insert(siteProcesses)
    .values({ ...process, seenAt: sql`now()` })
    .onConflictDoUpdate({ target: siteProcesses.id, set: { releaseHash, seenAt: sql`now()` } });
  await db.delete(siteProcesses).where(sql`${siteProcesses.seenAt} < now() - interval '1 minute'`);
}

/** The processes that said so within the last fifteen seconds, at most a hundred. */
export async function listProcesses(db: Db): Promise<(typeof siteProcesses.$inferSelect)[]> {
  return db
    .select()
    .from(siteProcesses)
    .where(gt(siteProcesses.seenAt, sql`now() - interval '15 seconds'`))
    .orderBy(asc(siteProcesses.host), asc(siteProcesses.pid))
    .limit(100);
}
