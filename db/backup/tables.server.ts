import type postgres from "postgres";

/** Makes both ends write the same bytes for the same values. */
export async function settle(sql: postgres.ISql): Promise<void> {
  await sql`select set_config(name, value, true) from (values
    ('timezone', 'UTC'), ('datestyle', 'ISO, MDY'), ('intervalstyle', 'postgres'), ('bytea_output', 'hex'),
    ('extra_float_digits', '1'), ('lock_timeout', '30s'), ('statement_timeout', '0')) as settings (name, value)`;
}

/**
 * The tables in a backup, with their columns that are not generated: all of ours, and the job queue's jobs. The queue
 * recreates the rest of its schema.
 */
export async function listTables(sql: postgres.ISql): Promise<{ table: string; columns: string[] }[]> {
  const rows = await sql<{ table: string; columns: string[] }[]>`
    select format('%I.%I', nspname, relname) as table, array_agg(attname::text order by attnum) as columns
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
    where relkind in ('r', 'p') and not relispartition
      and (nspname in ('public', 'drizzle') or (nspname = 'pgboss' and relname = 'job'))
      and not exists (select 1 from pg_depend where objid = pg_class.oid and deptype = 'e')
    group by nspname, relname order by nspname, relname`;
  return [...rows];
}

export async function listSequences(sql: postgres.ISql): Promise<{ name: string; value: string; isCalled: boolean }[]> {
  const rows = await sql<{ name: string; value: string; isCalled: boolean }[]>`
    select format('%I.%I', schemaname, sequencename) as name, coalesce(last_value, start_value)::text as value,
      last_value is not null as "isCalled"
    from pg_sequences where schemaname in ('public', 'drizzle') order by 1`;
  return [...rows];
}

/** A table's rows in COPY format. Names come from the catalog, or were checked against it. */
export async function copyOut(sql: postgres.ISql, { table, columns }: { table: string; columns: string[] }) {
  const rows = await sql.unsafe(`copy (select ${columns.map(quoted).join(", ")} from ${table}) to stdout`).readable();
  // The client pauses its socket while nobody reads, and would not resume it after the last rows.
  rows.once("end", () => rows._read(0));
  return rows;
}

export function copyIn(sql: postgres.ISql, { table, columns }: { table: string; columns: string[] }) {
  return sql.unsafe(`copy ${table} (${columns.map(quoted).join(", ")}) from stdin`).writable();
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
