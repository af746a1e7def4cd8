import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import postgres from "postgres";
import { installQueues } from "#app/jobs/install.server.ts";
import { isDatabaseAway } from "../database-away.server.ts";
import { migrate, migrationLock } from "../migrations/migrate.server.ts";
import { fillTables } from "./fill.server.ts";
import type { Manifest } from "./format.ts";
import { BackupReader, NotABackup, verifyBackup } from "./read.server.ts";
import { listTables, settle } from "./tables.server.ts";

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
 * The last bytes of each COPY are small packets, which would wait for the acknowledgment that the other side delays:
 * 40 ms a table (RFC 896). The driver leaves that delay on; `socket` is its option for a connection of one's own.
 */
const withoutDelay = {
  socket: async ({ host, port, path }: { host: string[]; port: number[]; path?: string }) => {
    const socket = path ? connect({ path }) : connect({ host: host[0], port: port[0] ?? 5432, noDelay: true });
    await once(socket, "connect");
    return socket;
  },
};

/**
 * Verifies the backup, restores the database to its time in one transaction, then migrates its schema. Every table is
 * counted and compared with the file before anything is committed. Throws `NotABackup` with a sentence.
 */
export async function restoreBackup(url: string, file: string, { replaces, forget }: Options): Promise<Restored> {
  const reader = new BackupReader(file);
  const sql = postgres(url, { max: 1, onnotice: () => undefined, ...withoutDelay });
  try {
    const manifest = await reader.readManifest();
    const migrations = migrationsUntil(manifest.migration);
    await requireRoom(sql, replaces);
    await verifyBackup(file);
    await installQueues(url);
    const restored = await sql.begin(async (sql) => {
      await settle(sql);
      await sql`select pg_advisory_xact_lock(${migrationLock})`;
      const erasedSince = await erasedAfter(sql, manifest.createdAt);
      await clear(sql);
      for (const statement of migrations.flatMap((migration) => migration.sql)) await sql.unsafe(statement);
      const counts = await fillTables(sql, reader);
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
