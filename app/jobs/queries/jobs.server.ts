import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/**
 * Inserts what pg-boss itself would, in the caller's transaction; the queue's row sets retries and expiry. Workers are
 * notified when the transaction commits. tests/jobs/queue.test.ts compares the two.
 */
export async function insertJobs(db: Db, jobs: { name: string; data: object[]; startAfter: Date | null }) {
  const startAfter = jobs.startAfter?.toISOString() ?? null;
  const rows = await db.execute(sql`
    with made as (
      insert into pgboss.job (name, data, start_after, created_on, retry_limit, retry_delay, retry_backoff,
        retry_delay_max, expire_seconds, deletion_seconds, heartbeat_seconds, keep_until, policy, dead_letter)
      select name, told.data, start_after, pgboss.job_now(), retry_limit, retry_delay, retry_backoff, retry_delay_max,
        expire_seconds, deletion_seconds, heartbeat_seconds,
        start_after + retention_seconds * interval '1 second', policy, dead_letter
      from pgboss.queue,
        lateral (select coalesce(${startAfter}::timestamptz, pgboss.job_now()) as start_after) as moment,
        jsonb_array_elements(${JSON.stringify(jobs.data)}::text::jsonb) as told (data)
      where name = ${jobs.name}
      returning id, name, start_after),
    told as (
      select pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), name)
      from made where start_after <= pgboss.job_now() limit 1)
    select id from made where (select count(*) from told) >= 0`);
  if (rows.length < jobs.data.length) {
    throw new Error(`There is no queue ${jobs.name}: the database was not migrated.`);
  }
}
