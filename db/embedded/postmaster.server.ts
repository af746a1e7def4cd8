import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** Above every process id on Linux and macOS. */
const nobodysPid = 4_194_304;

/** Whether the postmaster with this process id accepts connections, if only to read, as a standby does. */
export function isReady(cluster: string, pid: number): boolean {
  const lines = pidFileOf(cluster);
  return Number(lines[0]) === pid && /^(?:ready|standby)/.test(lines[7] ?? "");
}

/**
 * Prepares for a new postmaster: stops one that outlived its application, and neutralizes a pid file whose number now
 * belongs to an unrelated process. The file stays, because PostgreSQL uses it to check whether old backends still hold
 * the shared memory.
 */
export async function removeStaleLock(cluster: string): Promise<void> {
  const lines = pidFileOf(cluster);
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid)) return;
  if (isPostmasterOf(cluster, pid)) return stopProcess(pid);
  writeFileSync(join(cluster, "postmaster.pid"), [nobodysPid, ...lines.slice(1)].join("\n"));
}

/** Stops a postmaster: gracefully, then immediately (it recovers by itself), then with SIGKILL. */
export async function stopProcess(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", 15_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (!signalTo(pid, signal)) return;
    const deadline = Date.now() + patienceMs;
    while (isAlive(pid) && Date.now() < deadline) await delay(20);
  }
  if (isAlive(pid)) throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

function pidFileOf(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

function isPostmasterOf(cluster: string, pid: number): boolean {
  try {
    const command =
      process.platform === "linux"
        ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
        : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes("postgres") && command.includes(cluster);
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

function signalTo(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
