import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Account } from "./account.server.ts";
import { postgresProgram } from "./binaries.server.ts";

/** The role that owns everything in it. */
export const user = "practice";

/** Creates the data folder. Others may traverse it to what they own, but not list it. */
export function prepareHome(dataDir: string): string {
  if (!existsSync(dataDir)) {
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o711);
  }
  return realpathSync(dataDir);
}

/** The database password, created on first use and readable only by its owner. */
export function passwordOf(home: string, account: Account): string {
  const file = join(home, "postgres-password");
  if (!existsSync(file)) {
    if (existsSync(join(home, "postgres"))) throw new Error(`${file} is missing, and the database needs it.`);
    writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  }
  account.own(file);
  return readFileSync(file, "utf8").trim();
}

/**
 * Creates the cluster beside its final path and then renames it, so that an interrupted first start leaves nothing half
 * made.
 */
export async function createCluster(home: string, account: Account, durable: boolean): Promise<void> {
  const folder = join(home, "postgres");
  if (existsSync(folder)) return requireVersion(folder);
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  account.own(draft);
  const { file, args, ...identity } = account.command(postgresProgram("initdb"), [
    ...["-D", draft, "-U", user, "--pwfile", join(home, "postgres-password")],
    ...["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"],
    ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ...(durable ? [] : ["--no-sync"]),
  ]);
  const making = promisify(execFile)(file, args, { ...identity, cwd: "/", env: cleanEnvironment() });
  const abandon = () => void making.child.kill("SIGINT");
  process.once("exit", abandon);
  await making.catch((error) => {
    throw new Error(`The embedded PostgreSQL could not be set up in ${home}: ${reasonOf(error)}`);
  });
  process.off("exit", abandon);
  renameSync(draft, folder);
}

function requireVersion(folder: string): void {
  const version = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  if (version !== "18") throw new Error(`${folder} was made by PostgreSQL ${version}, and this is PostgreSQL 18.`);
}

/** Our environment must not affect PostgreSQL: neither PGDATA nor a locale that is not installed. */
export function cleanEnvironment() {
  return { PATH: process.env.PATH, LC_ALL: "C", NODE_ENV: process.env.NODE_ENV };
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && "stderr" in error && error.stderr) return String(error.stderr).trim();
  return error instanceof Error ? error.message : String(error);
}
