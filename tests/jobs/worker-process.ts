import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

export type WorkerProcess = {
  /** Kills it at once, as a system crash would. */
  kill(): Promise<void>;
  /** Stops it like `npm run worker`; returns its exit code. */
  stop(): Promise<number | null>;
  output(): string;
};

/** Starts `npm run worker` on this database, in its own process. */
export async function startWorkerProcess(url: string, variables: Record<string, string>): Promise<WorkerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), "sound-practice-worker-"));
  const child = spawn(process.execPath, ["app/server/commands/worker.ts"], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const end = async (signal: NodeJS.Signals) => {
    if (isRunning(child)) {
      child.kill(signal);
      await once(child, "exit");
    }
    await rm(dataDir, { recursive: true, force: true });
    return child.exitCode;
  };
  await expect.poll(() => output || child.exitCode).toContain("The worker is ready");
  return { kill: async () => void (await end("SIGKILL")), stop: () => end("SIGTERM"), output: () => output };
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
