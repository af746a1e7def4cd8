import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type postgres from "postgres";
import { type Ending, linesOf, RowSet, type Seal, type TableHeader } from "./format.ts";
import { type BackupReader, NotABackup, requireAllTables } from "./read.server.ts";
import { copyIn, copyOut, listTables } from "./tables.server.ts";

/**
 * Puts the rows of a backup into the tables that its migrations made, compares each table with the file, and sets the
 * sequences. Throws `NotABackup` if they differ.
 */
export async function fillTables(sql: postgres.ISql, reader: BackupReader): Promise<{ tables: number; rows: number }> {
  const keys = await dropForeignKeys(sql);
  const there = new Map((await listTables(sql)).map((each) => [each.table, each.columns]));
  // The backup contains the rows that triggers would write, and guarding triggers would refuse the restore.
  for (const table of there.keys()) await sql.unsafe(`alter table ${table} disable trigger user`);
  const filled = await tablesWithRows(sql, [...there.keys()]);
  if (filled.length > 0) await sql.unsafe(`truncate ${filled.join(", ")}`);
  const counts = { tables: 0, rows: 0 };
  for (;;) {
    const header = await reader.readHeader();
    if ("end" in header) {
      await finish(sql, header, counts.tables);
      break;
    }
    const seal = await fillTable(sql, reader, header, there);
    counts.tables += 1;
    counts.rows += seal.rows;
  }
  await deleteJobsOfUnknownQueues(sql);
  for (const statement of keys) await sql.unsafe(statement);
  for (const table of there.keys()) await sql.unsafe(`alter table ${table} enable trigger user`);
  return counts;
}

/** Migrations write few rows, and truncating every table would make a new file for each of its indexes. */
async function tablesWithRows(sql: postgres.ISql, tables: string[]): Promise<string[]> {
  const each = tables.map((table) => `select '${table}' as name where exists (select 1 from ${table})`);
  const rows = await sql.unsafe<{ name: string }[]>(each.join(" union all "));
  return rows.map(({ name }) => name);
}

/** Rows arrive table by table, and some refer to later ones: all references are checked once every row is there. */
async function dropForeignKeys(sql: postgres.ISql): Promise<string[]> {
  const keys = await sql<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conparentid = 0 and
      (connamespace = 'public'::regnamespace or conrelid in (select relid from pg_partition_tree('pgboss.job')))`;
  for (const { table, name } of keys) await sql.unsafe(`alter table ${table} drop constraint ${name}`);
  return keys.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`);
}

/** Jobs of a retired queue, or of the one that pg-boss makes only where schedules run, would refuse the whole backup. */
async function deleteJobsOfUnknownQueues(sql: postgres.ISql): Promise<void> {
  await sql`delete from pgboss.job where name not in (select name from pgboss.queue)
    or dead_letter not in (select name from pgboss.queue)`;
}

async function fillTable(
  sql: postgres.ISql,
  reader: BackupReader,
  header: TableHeader,
  there: Map<string, string[]>,
): Promise<Seal> {
  const columns = there.get(header.table);
  if (!columns || header.columns.some((column) => !columns.includes(column))) {
    throw new NotABackup(`This backup has a table or column that its migration does not make: ${header.table}.`);
  }
  const target = await copyIn(sql, header);
  const read = new RowSet();
  const seal = await pour(sql, reader, target, read);
  const kept = new RowSet();
  for await (const line of linesOf(await copyOut(sql, header))) kept.add(line);
  if (!kept.equals(read)) throw new NotABackup(`The rows of ${header.table} did not arrive as written.`);
  return seal;
}

/** Feeds rows to the database as fast as it takes them. An error in the file ends the statement first. */
async function pour(sql: postgres.ISql, reader: BackupReader, target: Writable, read: RowSet): Promise<Seal> {
  let seal: Seal = { rows: 0, sha256: "" };
  let problem: unknown = null;
  async function* rows() {
    try {
      seal = yield* reader.readRows((line) => read.add(line));
    } catch (error) {
      problem = error;
    }
  }
  await pipeline(Readable.from(rows(), { objectMode: false }), target, { end: false });
  await flushed(target);
  target.end();
  // The driver (3.4) does not tell the stream if the database refuses its rows at the end; the next statement fails
  // instead.
  await sql`select 1`;
  if (problem) throw problem;
  return seal;
}

/** Waits until everything written has been flushed, with an empty write. */
function flushed(target: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    target.write(Buffer.alloc(0), (error) => (error ? reject(error) : resolve()));
  });
}

async function finish(sql: postgres.ISql, ending: Ending, tables: number): Promise<void> {
  requireAllTables(ending, tables);
  for (const { name, value, isCalled } of ending.sequences) {
    await sql`select setval(${name}::regclass, ${value}::bigint, ${isCalled})`;
  }
}
