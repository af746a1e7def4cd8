import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import postgres from "postgres";
import { type Account, accountFor } from "./embedded/account.server.ts";
import { postgresProgram } from "./embedded/binaries.server.ts";
import { cleanEnvironment, createCluster, passwordOf, prepareHome, user } from "./embedded/cluster.server.ts";
import { isReady, removeStaleLock, stopProcess } from "./embedded/postmaster.server.ts";

export type EmbeddedDatabase = { url: string; pid(): number; stop(): Promise<void> };

type Options = {
  dataDir: string;
  /** False only for tests: a system crash may then lose everything. */
  durable?: boolean;
  /** Called when PostgreSQL died and was restarted, or could not be. */
  onRestart?: (outcome: { restarted: true } | { restarted: false; error: unknown }) => void;
};

type Cluster = { folder: string; logFile: string; port: number; settings: string[]; account: Account };

const database = "practice";

/** Starts this data folder's PostgreSQL, created on first use, and keeps it running until it is stopped. */
export async function startEmbedded({ dataDir, durable = true, onRestart }: Options): Promise<EmbeddedDatabase> {
  const home = prepareHome(dataDir);
  const account = accountFor([postgresProgram("postgres"), join(home, "postgres")]);
  const password = passwordOf(home, account);
  await createCluster(home, account, durable);
  const cluster: Cluster = {
    folder: join(home, "postgres"),
    logFile: freshLog(home),
    port: await freePort(),
    settings: durable ? [] : ["fsync=off", "full_page_writes=off", "synchronous_commit=off"],
    account,
  };
  await removeStaleLock(cluster.folder);

  let isWanted = true;
  let pid = 0;
  const run = async () => {
    pid = await startPostmaster(cluster, (pidOfDead) => {
      if (isWanted && pidOfDead === pid) void revive();
    });
  };
  const revive = () =>
    run().then(
      () => onRestart?.({ restarted: true }),
      (error) => onRestart?.({ restarted: false, error }),
    );
  await run();

  const urlTo = (name: string) => `postgres://${user}:${password}@127.0.0.1:${cluster.port}/${name}`;
  await createDatabase(urlTo("postgres"));
  const stop = () => {
    isWanted = false;
    return stopProcess(pid);
  };
  return { url: urlTo(database), pid: () => pid, stop };
}

/** PostgreSQL runs in its own session, so that Ctrl-C reaches the application first. */
async function startPostmaster(cluster: Cluster, onExit: (pid: number) => void): Promise<number> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const pid = await tryPostmaster(cluster, onExit);
    if (pid !== null) return pid;
    const words = lastLogLinesOf(cluster);
    // Backends of a killed postmaster need a moment to notice; waiting helps with no other error.
    const isTransient = /shared memory block|lock file "postmaster.pid"|Address already in use/.test(words);
    if (!isTransient || Date.now() > deadline) {
      throw new Error(`The embedded PostgreSQL does not start (${cluster.logFile}): ${words}`);
    }
    await delay(250);
  }
}

async function tryPostmaster(cluster: Cluster, onExit: (pid: number) => void): Promise<number | null> {
  const settings = [
    ...["listen_addresses=127.0.0.1", `port=${cluster.port}`, "unix_socket_directories="],
    ...["timezone=UTC", "log_timezone=UTC", ...cluster.settings],
  ];
  const { file, args, ...identity } = cluster.account.command(postgresProgram("postgres"), [
    ...["-D", cluster.folder],
    ...settings.flatMap((setting) => ["-c", setting]),
  ]);
  const log = openSync(cluster.logFile, "a", 0o600);
  const options = { ...identity, cwd: "/", env: cleanEnvironment(), detached: true } as const;
  const child = spawn(file, args, { ...options, stdio: ["ignore", log, log] });
  closeSync(log);

  const { pid } = child;
  let hasExited = pid === undefined;
  let isUp = false;
  const abandon = () => void (pid && !hasExited && process.kill(pid, "SIGINT"));
  process.once("exit", abandon);
  child.on("error", () => {
    hasExited = true;
  });
  child.on("exit", () => {
    hasExited = true;
    process.off("exit", abandon);
    if (isUp && pid !== undefined) onExit(pid);
  });
  while (!hasExited && pid !== undefined) {
    if (isReady(cluster.folder, pid)) {
      isUp = true;
      child.unref();
      return pid;
    }
    await delay(20);
  }
  return null;
}

async function createDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${database}`;
    if (!found) await sql`create database ${sql(database)}`;
  } finally {
    await sql.end();
  }
}

/** Chosen by the system, and kept while the application runs. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function freshLog(home: string): string {
  const file = join(home, "postgres.log");
  if (existsSync(file) && statSync(file).size > 5_000_000) rmSync(file);
  return file;
}

function lastLogLinesOf(cluster: Cluster): string {
  return readFileSync(cluster.logFile, "utf8").trim().split("\n").slice(-6).join(" ");
}
