import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { jobNames } from "../job.ts";

export type QueueCounts = {
  name: string;
  /** To be done now, or again after a failure. */
  waiting: number;
  /** For a moment that has not come. */
  deferred: number;
  running: number;
};

/** What each queue has to do; what it did is not counted, so that this stays cheap. */
export async function listQueueCounts(db: Db): Promise<QueueCounts[]> {
  const rows = await db.execute<QueueCounts>(sql`
    select name, count(*) filter (where state < 'active' and start_after <= now())::int as waiting,
      count(*) filter (where state < 'active' and start_after > now())::int as deferred,
      count(*) filter (where state = 'active')::int as running
    from pgboss.job where state in ('created', 'retry', 'active')
      and name = any(array(select jsonb_array_elements_text(${JSON.stringify(jobNames)}::text::jsonb)))
    group by name`);
  const found = new Map(rows.map((row) => [row.name, row]));
  return jobNames.map((name) => found.get(name) ?? { name, waiting: 0, deferred: 0, running: 0 });
}

/** Processes that do jobs and were heard of lately. */
export async function countWorkers(db: Db): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from pgboss.instance
    where stopped_on is null and supervise and heartbeat_on > now() - 3 * heartbeat_seconds * interval '1 second'`);
  return row?.count ?? 0;
}
