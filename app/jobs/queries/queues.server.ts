import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { jobNames } from "../job.ts";

export type QueueCounts = {
  name: string;
  /** Ready to run, now or after a failure. */
  waiting: number;
  /** Scheduled for later. */
  deferred: number;
  running: number;
};

/** The backlog of each queue; completed jobs are not counted, which keeps this cheap. */
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

/** Seconds that the oldest job that could run has waited; 0 if none waits. */
export async function findOldestWaitingSeconds(db: Db): Promise<number> {
  const [row] = await db.execute<{ seconds: number }>(sql`
    select coalesce(extract(epoch from now() - min(start_after)), 0)::float8 as seconds
    from pgboss.job where state in ('created', 'retry') and start_after <= now()
      and name = any(array(select jsonb_array_elements_text(${JSON.stringify(jobNames)}::text::jsonb)))`);
  return row?.seconds ?? 0;
}

/** Worker processes that were heard from recently. */
export async function countWorkers(db: Db): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from pgboss.instance
    where stopped_on is null and supervise and heartbeat_on > now() - 3 * heartbeat_seconds * interval '1 second'`);
  return row?.count ?? 0;
}
