import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import { installQueues } from "#app/jobs/install.server.ts";
import { log } from "#app/log/log.ts";
import { connect, type Db } from "../client.server.ts";
import { installPublishedReader } from "../published-reader.server.ts";
import { withoutQueueing } from "./lock-timeout.ts";
import journal from "./meta/_journal.json" with { type: "json" };

const migrationsFolder = fileURLToPath(new URL(".", import.meta.url));

/** Any number that nothing else locks: processes that start together migrate one after the other. */
export const migrationLock = 7_262_016;

/** Brings the schema up to date, the job queue's own too. */
export async function migrate(url: string): Promise<void> {
  const { db, sql: connection } = connect(url, { max: 1 });
  try {
    await db.execute(sql`select pg_advisory_lock(${migrationLock})`);
    // The site runs meanwhile. A migration that waited for a long transaction would hold up everybody who comes after it.
    await db.execute(sql`set lock_timeout = '3s'`);
    await withoutQueueing(() => runMigrations(db, { migrationsFolder }));
    await installQueues(url);
    if (!(await installPublishedReader(db))) log.warn({ role: "sound_practice_reader" }, "role of readers is missing");
  } finally {
    await connection.end();
  }
}

/** Whether every migration of this code has run; newer ones, made by a newer release, do no harm. */
export async function migrationsAreCurrent(db: Db): Promise<boolean> {
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  const [table] = await db.execute<{ name: string | null }>(
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`,
  );
  if (!table?.name) return false;
  const [row] = await db.execute<{ newest: string | null }>(
    sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
  );
  return Number(row?.newest ?? 0) >= newest;
}
