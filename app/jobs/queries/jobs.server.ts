import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/**
 * What pg-boss itself inserts, as a part of the caller's transaction; the queue's own row says how often and how long
 * to try. Workers hear of it when that transaction commits. tests/jobs/queue.test.ts holds the two against each other.
 */
export async function insertJob(db: Db, job: { name: string; data: object; startAfter: Date | null }) {
  const startAfter = job.startAfter?.toISOString() ?? null;
  const rows = await db.execute(sql`
    with made as (
      insert into pgboss.job (name, data, start_after, created_on, retry_limit, retry_delay, retry_backoff,
        retry_delay_max, expire_seconds, deletion_seconds, heartbeat_seconds, keep_until, policy, dead_letter)
      select name, ${JSON.stringify(job.data)}::text::jsonb, start_after, pgboss.job_now(), retry_limit, retry_delay,
        retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, heartbeat_seconds,
        start_after + retention_seconds * interval '1 second', policy, dead_letter
      from pgboss.queue,
        lateral (select coalesce(${startAfter}::timestamptz, pgboss.job_now()) as start_after) as moment
      where name = ${job.name}
      returning id, name, start_after)
    select id, case when start_after <= pgboss.job_now() then
      pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), name) end
    from made`);
  if (rows.length === 0) throw new Error(`There is no queue ${job.name}: the database was not migrated.`);
}
