import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { PgTable } from "drizzle-orm/pg-core";

/** For an upsert: sets every column except these to the inserted value. */
export function excluded<Table extends PgTable>(table: Table, but: string[]): { [column: string]: SQL } {
  const names = Object.keys(getTableColumns(table)).filter((name) => !but.includes(name));
  return Object.fromEntries(names.map((name) => [name, sql.raw(`excluded."${toSnakeCase(name)}"`)]));
}

/** PostgreSQL takes at most 65,535 parameters in a statement. */
export function* inChunks<Row>(rows: Row[], size = 1000): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
