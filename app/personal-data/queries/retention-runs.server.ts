import { desc, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { retentionRuns } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

export async function insertRetentionRun(db: Db, run: { rule: string; removed: number }): Promise<void> {
  await db.insert(retentionRuns).values(run);
}

/** The latest run of each retention rule, however long ago. For administrators. */
export async function listLatestRetentionRuns(db: Db): Promise<{ rule: string; removed: number; ranAt: Date }[]> {
  const { rule, removed, ranAt } = retentionRuns;
  return db
    .selectDistinctOn([rule], { rule, removed, ranAt })
    .from(retentionRuns)
    .where(sql`${ranAt} > ${momentOf()} - interval '30 days'`)
    .orderBy(rule, desc(ranAt))
    .limit(100);
}
