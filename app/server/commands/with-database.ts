import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Env } from "#app/settings/env.server.ts";
import { connect, type Db } from "#db/client.server.ts";
import { readConfiguration } from "../configuration.ts";
import { openDatabase } from "../database.ts";
import { printFailure } from "../refusal.ts";

type Work = (db: Db, place: { url: string; isEmbedded: boolean; env: Env }) => Promise<void>;

/**
 * Runs a command on the database that `npm start` uses: the configured one, bypassing its pooler; the embedded one of a
 * running application; or the embedded one, started for as long as the command takes.
 */
export async function withDatabase(work: Work): Promise<void> {
  try {
    const env = readConfiguration();
    const database = runningDatabase(env) ?? (await openDatabase(env, () => undefined));
    const { db, sql } = connect(database.directUrl, { max: 2 });
    try {
      await work(db, { url: database.directUrl, isEmbedded: database.isEmbedded, env });
    } finally {
      await sql.end({ timeout: 5 });
      await database.stop();
    }
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}

/** The embedded database of a running application, if the configuration names no other. */
export function runningDatabase(env: Env) {
  const file = join(env.DATA_DIR, "database-url");
  if (env.DATABASE_URL || !existsSync(file)) return null;
  const [url = "", pid] = readFileSync(file, "utf8").split("\n");
  return isAlive(Number(pid)) ? { url, directUrl: url, isEmbedded: true, stop: async () => undefined } : null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
