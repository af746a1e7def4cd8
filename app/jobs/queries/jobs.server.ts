import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** pg-boss documents plain inserts into its table; the queue's own row says how often and how long to try. */
export async function insertJob(db: Db, job: { name: string; data: object; startAfter: Date | null }) {
  const startAfter = job.startAfter?.toISOString() ?? null;
  const rows = await db.execute(sql`
    with made as (
      insert into pgboss.job (name, data, start_after, retry_limit, retry_delay, retry_backoff, retry_delay_max,
        expire_seconds, deletion_seconds, keep_until, policy, dead_letter)
      select name, ${JSON.stringify(job.data)}::text::jsonb, coalesce(${startAfter}::timestamptz, now()), retry_limit,
        retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds,
        coalesce(${startAfter}::timestamptz, now()) + retention_seconds * interval '1 second', policy, dead_letter
      from pgboss.queue where name = ${job.name}
      returning id)
    select id from made`);
  if (rows.length === 0) throw new Error(`There is no queue ${job.name}: the database was not migrated.`);
}
