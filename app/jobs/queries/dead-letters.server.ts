import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { deadLetters } from "../job.ts";

const pageSize = 20;

export type DeadLetter = {
  id: string;
  /** The queue that it failed in. */
  name: string;
  reason: string;
  tries: number;
  askedAt: string;
  failedAt: string;
};

/** Permanently failed jobs, newest first. */
export async function listDeadLetters(db: Db, page: number) {
  const isWaiting = sql`name = ${deadLetters} and state < 'active'`;
  const [counted] = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from pgboss.job where ${isWaiting}`,
  );
  const total = counted?.total ?? 0;
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pageCount);
  const rows = await db.execute<DeadLetter>(sql`
    select id, coalesce(source_name, '') as name, source_retry_count + 1 as tries,
      -- our own word, or what pg-boss says of a job whose process died or that took too long
      coalesce(source_output->>'reason', source_output->'value'->>'message', source_output->>'message', '') as reason,
      to_json(source_created_on) #>> '{}' as "askedAt", to_json(created_on) #>> '{}' as "failedAt"
    from pgboss.job where ${isWaiting} order by created_on desc, id limit ${pageSize}
    offset ${(shown - 1) * pageSize}`);
  return { letters: [...rows], total, page: shown, pageCount };
}

/** Locks a waiting dead letter; null if it was retried or discarded meanwhile. */
export async function lockDeadLetter(db: Db, id: string): Promise<{ name: string; data: object } | null> {
  const [row] = await db.execute<{ name: string | null; data: object | null }>(sql`
    select source_name as name, data from pgboss.job
    where name = ${deadLetters} and id = ${id} and state < 'active' for update`);
  return row?.name ? { name: row.name, data: row.data ?? {} } : null;
}

export async function deleteDeadLetter(db: Db, id: string): Promise<void> {
  await db.execute(sql`delete from pgboss.job where name = ${deadLetters} and id = ${id}`);
}
