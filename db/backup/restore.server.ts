import { createHash } from "node:crypto";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import postgres from "postgres";
import { installQueues } from "#app/jobs/install.server.ts";
import { isDatabaseAway } from "../database-away.server.ts";
import { migrate, migrationLock } from "../migrations/migrate.server.ts";
import type { Ending, Manifest, Seal, TableHeader } from "./format.ts";
import { BackupReader, NotABackup } from "./read.server.ts";
import { copyIn, copyOut, listTables, settle } from "./tables.server.ts";

type Options = {
  /** Whether existing data may be replaced. */
  replaces: boolean;
  /** People who were erased after the backup was made. */
  forget: string[];
};

export type Restored = {
  manifest: Manifest;
  tables: number;
  rows: number;
  people: number;
  sessionsEnded: number;
  /** People who were erased after the backup, to be erased again. */
  toErase: string[];
};

const migrationsFolder = fileURLToPath(new URL("../migrations", import.meta.url));

/**
 * Restores the database to the time of the backup in one transaction, then migrates its schema. Every table is counted
 * and compared with the file before anything is committed. Throws `NotABackup` with a sentence.
 */
export async function restoreBackup(url: string, file: string, { replaces, forget }: Options): Promise<Restored> {
  const reader = new BackupReader(file);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const manifest = await reader.readManifest();
    const migrations = migrationsUntil(manifest.migration);
    await requireRoom(sql, replaces);
    await installQueues(url);
    const restored = await sql.begin(async (sql) => {
      await settle(sql);
      await sql`select pg_advisory_xact_lock(${migrationLock})`;
      const erasedSince = await erasedAfter(sql, manifest.createdAt);
      await clear(sql);
      for (const statement of migrations.flatMap((migration) => migration.sql)) await sql.unsafe(statement);
      const counts = await fill(sql, reader);
      return { ...(await settleAccounts(sql, [...new Set([...forget, ...erasedSince])])), ...counts };
    });
    await migrate(url);
    return { manifest, ...restored };
  } catch (error) {
    throw inWords(error);
  } finally {
    await reader.close();
    await sql.end({ timeout: 5 });
  }
}

/**
 * A corrupted byte can fail anywhere, in decompression, parsing or the database, and each error quotes the row it
 * failed on. That row is personal data, so the message says only where it failed.
 */
function inWords(error: unknown): unknown {
  if (error instanceof NotABackup || isDatabaseAway(error)) return error;
  const field = (name: string) => (error instanceof Error && name in error ? String(Reflect.get(error, name)) : null);
  const isOfDatabase = field("severity") !== null;
  if (field("code") !== null && !isOfDatabase && !String(field("code")).startsWith("Z_")) return error; // of the disk
  const place = isOfDatabase
    ? `the database refuses what it says (${[field("code"), field("table_name")].filter(Boolean).join(", ")})`
    : "it cannot be read";
  return new NotABackup(`This backup was changed or damaged: ${place}. Nothing was restored.`);
}

function migrationsUntil(newest: number) {
  const all = readMigrationFiles({ migrationsFolder });
  if (!all.some(({ folderMillis }) => folderMillis === newest)) {
    throw new NotABackup("This backup was made by a newer version of Sound Practice. Restore it with that version.");
  }
  return all.filter(({ folderMillis }) => folderMillis <= newest);
}

async function requireRoom(sql: postgres.ISql, replaces: boolean): Promise<void> {
  const tables = await listTables(sql);
  const isOurs = tables.length === 0 || tables.some(({ table }) => table === "drizzle.__drizzle_migrations");
  if (!isOurs) throw new NotABackup("This database holds tables of another application. Restore into one of its own.");
  if (replaces || !tables.some(({ table }) => table === "public.people")) return;
  const [held] = await sql`select 1 from people limit 1`;
  if (held) {
    throw new NotABackup("This database holds people already. To put the backup in their place, add --replace.");
  }
}

async function erasedAfter(sql: postgres.ISql, moment: string): Promise<string[]> {
  const [found] = await sql`select to_regclass('public.erasures') as name`;
  if (!found?.name) return [];
  const rows = await sql<{ id: string }[]>`select person_id as id from erasures where erased_at > ${moment}`;
  return rows.map(({ id }) => id);
}

/** Functions and text-search configurations made by migrations, not by an extension; named as `drop` expects. */
async function listOwnDefinitions(sql: postgres.ISql) {
  return sql<{ what: string }[]>`
    with own (kind, class, id, name) as (
      select 'function', 'pg_proc'::regclass, oid, oid::regprocedure::text from pg_proc
        where pronamespace = 'public'::regnamespace
      union all
      select 'text search configuration', 'pg_ts_config'::regclass, oid, oid::regconfig::text from pg_ts_config
        where cfgnamespace = 'public'::regnamespace)
    select kind || ' ' || name as what from own
    where not exists (select 1 from pg_depend d where d.classid = own.class and d.objid = own.id and d.deptype = 'e')`;
}

/**
 * Drops our own tables and functions, and leaves extensions and the schema itself, which may belong to someone else.
 */
async function clear(sql: postgres.ISql): Promise<void> {
  const tables = await listTables(sql);
  const names = tables.map(({ table }) => table).filter((table) => table.startsWith("public."));
  if (names.length > 0) await sql.unsafe(`drop table ${names.join(", ")} cascade`);
  await sql`drop schema if exists drizzle cascade`;
  for (const { what } of await listOwnDefinitions(sql)) await sql.unsafe(`drop ${what} cascade`);
  await sql`create schema drizzle`;
  await sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
}

async function fill(sql: postgres.ISql, reader: BackupReader): Promise<{ tables: number; rows: number }> {
  const keys = await dropForeignKeys(sql);
  const there = new Map((await listTables(sql)).map((each) => [each.table, each.columns]));
  // The backup contains the rows that triggers would write, and guarding triggers would refuse the restore.
  for (const table of there.keys()) await sql.unsafe(`alter table ${table} disable trigger user`);
  await sql.unsafe(`truncate ${[...there.keys()].join(", ")}`);
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
  for (const statement of keys) await sql.unsafe(statement);
  for (const table of there.keys()) await sql.unsafe(`alter table ${table} enable trigger user`);
  return counts;
}

/** Rows arrive table by table, and some refer to later ones: all references are checked once every row is there. */
async function dropForeignKeys(sql: postgres.ISql): Promise<string[]> {
  const keys = await sql<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`;
  for (const { table, name } of keys) await sql.unsafe(`alter table ${table} drop constraint ${name}`);
  return keys.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`);
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
  const seal = await pour(sql, reader, target);
  const kept = createHash("sha256");
  for await (const chunk of await copyOut(sql, header)) kept.update(chunk);
  if (kept.digest("hex") !== seal.sha256)
    throw new NotABackup(`The rows of ${header.table} did not arrive as written.`);
  return seal;
}

/** Feeds rows to the database as fast as it takes them. An error in the file ends the statement first. */
async function pour(sql: postgres.ISql, reader: BackupReader, target: Writable): Promise<Seal> {
  let seal: Seal = { rows: 0, sha256: "" };
  let problem: unknown = null;
  async function* rows() {
    try {
      seal = yield* reader.readRows();
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

async function finish(sql: postgres.ISql, { tables, sequences }: Ending, found: number): Promise<void> {
  if (tables !== found) throw new NotABackup("This backup lacks a table: it was changed or damaged.");
  for (const { name, value, isCalled } of sequences) {
    await sql`select setval(${name}::regclass, ${value}::bigint, ${isCalled})`;
  }
}

/** Removes what a restore must not bring back: sessions, mailed links and codes, and people erased since the backup. */
async function settleAccounts(sql: postgres.ISql, erased: string[]) {
  const sessions = await sql`delete from sessions`;
  for (const table of ["mail_proofs", "passkey_challenges"]) {
    const [found] = await sql`select to_regclass(${`public.${table}`}) as name`;
    if (found?.name) await sql`delete from ${sql(table)}`;
  }
  const toErase = await sql<{ id: string }[]>`select id from people where id = any(${erased}::uuid[])`;
  const [count] = await sql<{ people: number }[]>`select count(*)::int as people from people`;
  return { sessionsEnded: sessions.count, toErase: toErase.map(({ id }) => id), people: count?.people ?? 0 };
}
