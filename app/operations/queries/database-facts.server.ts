import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

export type DatabaseFacts = { version: string; bytes: number; connections: number; maxConnections: number };

export async function findDatabaseFacts(db: Db): Promise<DatabaseFacts> {
  const [row] = await db.execute<DatabaseFacts>(sql`
    select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes,
      (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
      current_setting('max_connections')::int as "maxConnections"`);
  if (!row) throw new Error("The database says nothing of itself.");
  return row;
}

/** The largest tables with their indexes; row counts as PostgreSQL last estimated them. */
export async function listLargestTables(
  db: Db,
  most: number,
): Promise<{ name: string; bytes: number; rows: number }[]> {
  const rows = await db.execute<{ name: string; bytes: number; rows: number }>(sql`
    select c.oid::regclass::text as name, pg_total_relation_size(c.oid)::float8 as bytes,
      greatest(c.reltuples, 0)::float8 as rows
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'pgboss') order by 2 desc limit ${most}`);
  return [...rows];
}

export type SlowStatement = { words: string; calls: number; meanMs: number; totalMs: number };

/** The slowest statements, without values; null if pg_stat_statements is missing or not readable. */
export async function listSlowStatements(db: Db, most: number): Promise<SlowStatement[] | null> {
  const [there] = await db.execute<{ name: string | null }>(
    sql`select to_regclass('pg_stat_statements')::text as name`,
  );
  if (!there?.name) return null;
  try {
    const rows = await db.execute<SlowStatement>(sql`
      select left(query, 300) as words, calls::float8 as calls, mean_exec_time as "meanMs", total_exec_time as "totalMs"
      from ${sql.raw(there.name)} join pg_database on pg_database.oid = dbid
      where datname = current_database() order by total_exec_time desc limit ${most}`);
    return [...rows];
  } catch {
    return null; // created but not loaded at server start, or not readable for this account
  }
}
