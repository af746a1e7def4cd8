import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A developer's own .env must not affect tests. */
const standard = {
  NODE_ENV: "production",
  LOG_LEVEL: "warn",
  DATABASE_URL: "",
  PUBLIC_URL: "",
  MAIL_URL: "",
  MAIL_FROM: "",
  WORKER: "",
  CONTENT_DIR: "content",
};

export type Application = {
  url: string;
  process: ChildProcess;
  output(): string;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

/** Starts the application and returns at once: `ready` or `ended` reports the outcome. */
export function startApplication(variables: Record<string, string>): Application {
  const child = spawn(process.execPath, ["app/server/start.ts"], {
    cwd: root,
    env: { ...process.env, ...standard, ...variables, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A test that fails before it stops its application must not leave it running.
  const abandon = () => void child.kill("SIGTERM");
  process.once("exit", abandon);
  child.once("exit", () => process.off("exit", abandon));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  return { url: `http://127.0.0.1:${variables.PORT}`, process: child, output: () => output, ended };
}

/** Waits until it accepts requests; fails with its output if it exits first. */
export async function ready(application: Application): Promise<Application> {
  const isReady = async () => {
    await until(() => application.output().includes("is ready at"));
    return true;
  };
  const hasEnded = application.ended.then(() => false);
  if (await Promise.race([isReady(), hasEnded])) return application;
  throw new Error(`It ended instead:\n${application.output()}`);
}

export async function stop(application: Application): Promise<number | null> {
  application.process.kill("SIGTERM");
  return (await application.ended).code;
}

/** The status that the health check of a site answers; 0 where nothing does. */
export async function health(url: string): Promise<number> {
  return fetch(`${url}/healthcheck`).then(
    (response) => response.status,
    () => 0,
  );
}

/** Polls until the condition is true. */
export async function until(isTrue: () => boolean | Promise<boolean>, patienceMs = 90_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`Waited ${patienceMs} ms in vain for ${isTrue}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** An empty data folder that other users may enter, as root's embedded PostgreSQL needs. */
export async function emptyDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sound-practice-server-"));
  await chmod(folder, 0o711);
  return folder;
}

/** A data folder as the first start leaves it, including ownership. */
export async function preparedDataDir(): Promise<string> {
  const folder = await emptyDataDir();
  execFileSync("cp", ["-a", `${inject("preparedData")}/.`, folder]);
  return folder;
}

/** Gives a test a data folder, and removes it afterwards. */
export async function withDataDir(
  work: (dataDir: string) => Promise<void>,
  make: () => Promise<string> = preparedDataDir,
): Promise<void> {
  const folder = await make();
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The system may name a port again that it named a moment ago, before anything listens on it. */
const given = new Set<string>();

/** A port that nothing listens on, never the same twice. */
export async function freePort(): Promise<string> {
  const port = await portOfNow();
  if (given.has(port)) return freePort();
  given.add(port);
  return port;
}

function portOfNow(): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(String(typeof address === "object" && address ? address.port : 0)));
    });
  });
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
