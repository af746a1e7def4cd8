import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { inject, vi } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { seed } from "#db/seed/index.ts";

class Undo extends Error {}

let workersOwn: Promise<ReturnType<typeof connect>> | undefined;

/** Runs a test in a transaction that is rolled back, on this worker's clone of the migrated database. */
export async function inDatabase<Result>(work: (db: Db) => Promise<Result>): Promise<void> {
  workersOwn ??= openWorkersDatabase();
  const { db } = await workersOwn;
  const undo = new Undo();
  try {
    await db.transaction(async (db) => {
      await work(db);
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
}

/** A separate clone for a test that must commit: races, several processes. It is dropped afterwards. */
export async function withCommittedDatabase<Result>(
  work: (db: Db, url: string) => Promise<Result>,
  template = inject("templateName"),
): Promise<Result> {
  return withClone(randomUUID().replaceAll("-", "").slice(0, 12), template, work);
}

/** The same with the one database that this worker's pool opens; each caller finds it new. */
export async function withPoolsDatabase<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
  return withClone(poolsName(), inject("templateName"), async (db) => {
    const result = await work(db);
    // What an answer left under way would fail at the end of its database.
    await vi.waitFor(async () => {
      const busy = await db.execute(sql`select query from pg_stat_activity
        where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`);
      if (busy.length > 0) throw new Error(`Still under way: ${busy.map(({ query }) => query).join("; ")}`);
    }, 10_000);
    return result;
  });
}

const poolsName = () => `pool_${process.pid}`;

/** The address of that database. The pool reads it once, when its module is loaded. */
export const poolsUrl = () => urlTo(`${inject("databasePrefix")}_${poolsName()}`);

async function withClone<Result>(
  suffix: string,
  template: string,
  work: (db: Db, url: string) => Promise<Result>,
): Promise<Result> {
  const name = `${inject("databasePrefix")}_${suffix}`;
  await asOwner((sql) => sql`create database ${sql(name)} template ${sql(template)}`);
  const url = urlTo(name);
  const { db, sql: pool } = connect(url, { max: 20 });
  try {
    return await work(db, url);
  } finally {
    await pool.end({ timeout: 5 });
    await asOwner((sql) => sql`drop database ${sql(name)} with (force)`);
  }
}

let seededTemplate: Promise<string> | undefined;

/** The same with this checkout's content and the demo world, which the first test that uses it makes. */
export async function withSeededDatabase<Result>(work: (db: Db, url: string) => Promise<Result>): Promise<Result> {
  seededTemplate ??= makeSeededTemplate();
  return withCommittedDatabase(work, await seededTemplate);
}

/** Made once for all workers: those that want it meanwhile wait. */
async function makeSeededTemplate(): Promise<string> {
  const name = `${inject("databasePrefix")}_seeded`;
  await asOwner(async (owner) => {
    await owner`select pg_advisory_lock(hashtext(${name}))`; // until this connection ends
    const [made] = await owner`select 1 from pg_database where datname = ${name}`;
    if (made) return;
    // Its name tells that it is whole.
    const unfinished = `${name}_unfinished`;
    await owner`drop database if exists ${owner(unfinished)} with (force)`;
    await owner`create database ${owner(unfinished)} template ${owner(inject("templateName"))}`;
    await fill(urlTo(unfinished));
    await owner`alter database ${owner(unfinished)} rename to ${owner(name)}`;
  });
  return name;
}

async function fill(url: string): Promise<void> {
  // Few test files need the compiler, and it takes a second to load.
  const { prepareContent } = await import("#app/catalog/prepare.server.ts");
  const dataDir = await mkdtemp(join(tmpdir(), "sound-practice-seeded-"));
  const { db, sql } = connect(url, { max: 2 });
  await prepareContent({ db, contentDir: "content", dataDir });
  await seed(db);
  await sql.end();
  await rm(dataDir, { recursive: true, force: true });
}

async function openWorkersDatabase() {
  const name = `${inject("databasePrefix")}_worker_${process.pid}`;
  await asOwner(async (sql) => {
    await sql`create database ${sql(name)} template ${sql(inject("templateName"))}`;
  });
  return connect(urlTo(name), { max: 2 });
}

async function asOwner(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(inject("serverUrl"), { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

function urlTo(name: string): string {
  const url = new URL(inject("serverUrl"));
  url.pathname = `/${name}`;
  return url.href;
}
