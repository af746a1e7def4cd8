import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import postgres from "postgres";
import { log } from "#app/log/log.ts";
import type { Env } from "#app/settings/env.server.ts";
import { throughPooler } from "#db/client.server.ts";
import { startEmbedded } from "#db/embedded.server.ts";
import { type Lock, tryLock } from "./lock.ts";
import { Refusal } from "./refusal.ts";

/**
 * A database: `url` for everything that runs in transactions, `directUrl` for what is bound to one connection
 * (migrations, the job queue with its LISTEN, backups).
 */
export type Database = { url: string; directUrl: string; isEmbedded: boolean; stop(): Promise<void> };

/** The configured database or, without one, the embedded one in DATA_DIR. */
export async function openDatabase(env: Env, onLost: () => void): Promise<Database> {
  const urls = namedDatabase(env);
  if (urls === null) return openEmbedded(env.DATA_DIR, onLost);
  await requireReachable(urls.url, "DATABASE_URL");
  if (urls.directUrl !== urls.url) await requireReachable(urls.directUrl, "DATABASE_DIRECT_URL");
  return { ...urls, isEmbedded: false, stop: async () => undefined };
}

/** The configured database's addresses. If there is a direct one, DATABASE_URL is a pooler. */
export function namedDatabase(env: Env): Pick<Database, "url" | "directUrl"> | null {
  const { DATABASE_URL: url, DATABASE_DIRECT_URL: directUrl = url, DATABASE_PREPARE: prepare } = env;
  if (!url || !directUrl) return null;
  const isPrepared = prepare ? prepare === "on" : directUrl === url;
  return { url: isPrepared ? url : throughPooler(url), directUrl };
}

async function openEmbedded(dataDir: string, onLost: () => void): Promise<Database> {
  const lock = lockDataDir(dataDir);
  try {
    const embedded = await startEmbedded({
      dataDir,
      onRestart: (outcome) => {
        if (outcome.restarted) return log.warn("PostgreSQL had stopped and runs again");
        log.error({ reason: String(outcome.error) }, "PostgreSQL has stopped and does not start again");
        onLost();
      },
    });
    const note = join(dataDir, "database-url");
    writeFileSync(note, `${embedded.url}\n${process.pid}\n`, { mode: 0o600 });
    const stop = async () => {
      rmSync(note, { force: true });
      await embedded.stop();
      lock.release();
    };
    return { url: embedded.url, directUrl: embedded.url, isEmbedded: true, stop };
  } catch (error) {
    lock.release();
    throw error instanceof Error ? new Refusal(error.message, { cause: error }) : error;
  }
}

/** One application per data folder: two PostgreSQL servers on the same files would destroy them. */
function lockDataDir(dataDir: string): Lock {
  try {
    makeFolder(dataDir);
    const lock = tryLock(join(dataDir, "lock"));
    if (lock) return lock;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(`The data folder ${dataDir} cannot be used (${reason}). Choose another one with DATA_DIR.`);
  }
  throw new Refusal(
    `Sound Practice already runs on the data in ${dataDir}. ` +
      "Stop it first, or give this one a folder of its own with DATA_DIR.",
  );
}

/** Creates each folder one by one: under /proc, Node's own recursion never ends. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o711 });
}

async function requireReachable(url: string, variable: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    const [row] = await sql<{ version: number; name: string }[]>`
      select current_setting('server_version_num')::int as version, current_setting('server_version') as name`;
    if (row && row.version < 150_000) {
      throw new Refusal(`The database is PostgreSQL ${row.name}; Sound Practice needs 15, 16, 17 or 18.`);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { host } = new URL(url);
    throw new Refusal(`The database at ${host} (${variable}) does not answer: ${reasonOf(error)}.`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** A refused connection to a name with two addresses is an error without a message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
