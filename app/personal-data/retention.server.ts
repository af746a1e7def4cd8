import { pruneReleases } from "#app/catalog/store-retention.server.ts";
import { enqueue } from "#app/jobs/queue.server.ts";
import type { Db } from "#db/client.server.ts";
import { listOverdueErasures } from "./queries/erasures.server.ts";
import { deleteOutdated } from "./queries/outdated-rows.server.ts";
import { insertRetentionRun } from "./queries/retention-runs.server.ts";
import { type RetentionRule, retentionRuleNames } from "./retention.ts";

/**
 * Deletes rows past their retention period, rule by rule in batches, and records how many. If interrupted, the next run
 * continues. Overdue erasures are queued again.
 */
export async function applyRetentionRules(db: Db): Promise<Partial<Record<RetentionRule, number>>> {
  const counts: Partial<Record<RetentionRule, number>> = {};
  for (const rule of retentionRuleNames) {
    counts[rule] = await applyRule(db, rule);
    await insertRetentionRun(db, { rule, removed: counts[rule] });
  }
  for (const erasureId of await listOverdueErasures(db)) await enqueue(db, "erase-account", { erasureId });
  return counts;
}

async function applyRule(db: Db, rule: RetentionRule): Promise<number> {
  if (rule === "content_releases") return pruneReleases(db);
  let sum = 0;
  for (;;) {
    const { removed, isAll } = await deleteOutdated(db, rule);
    sum += removed;
    if (isAll) return sum;
  }
}
