import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

type Column = { schema: string; table: string; column: string; type: string };

/** Every row of every table of every schema as text, with bytes decoded, by "schema.table". */
export async function databaseAsText(db: Db): Promise<Map<string, string[]>> {
  const columns = await db.execute<Column>(sql`
    select c.table_schema as schema, c.table_name as table, c.column_name as column, c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema not in ('pg_catalog', 'information_schema') and t.table_type = 'BASE TABLE' order by 1, 2, 3`);
  const tables = Map.groupBy(columns, ({ schema, table }) => `${schema}.${table}`);
  const found = new Map<string, string[]>();
  for (const [name, [first, ...more]] of tables) {
    if (!first) continue;
    const texts = [first, ...more].map(({ column, type }) =>
      type === "bytea"
        ? sql`coalesce(encode(${sql.identifier(column)}, 'escape'), '')`
        : sql`coalesce(${sql.identifier(column)}::text, '')`,
    );
    const from = sql`${sql.identifier(first.schema)}.${sql.identifier(first.table)}`;
    const rows = await db.execute<{ row: string }>(
      sql`select concat_ws(' | ', ${sql.join(texts, sql`, `)}) as row from ${from} order by 1`,
    );
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** Where any of these words still occur, in any case. */
export async function findTraces(db: Db, traces: Record<string, string>): Promise<string[]> {
  const found: string[] = [];
  for (const [table, rows] of await databaseAsText(db)) {
    const text = rows.join("\n").toLowerCase();
    for (const [what, words] of Object.entries(traces)) {
      if (text.includes(words.toLowerCase())) found.push(`${what} in ${table}`);
    }
  }
  return found;
}
