import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

type Process = { pid: number; parent: number; command: string };

/** The web processes of an application. */
export function webProcessesOf(pid: number): number[] {
  return listProcesses()
    .filter((process) => process.parent === pid && process.command.includes("web.ts"))
    .map((process) => process.pid);
}

/** The postmaster of a data folder, from its pid file. */
export function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

/** The postmaster of a data folder and all processes it started. */
export function databaseProcessesOf(dataDir: string): number[] {
  const postmaster = postmasterOf(dataDir);
  const children = listProcesses().filter((process) => process.parent === postmaster);
  return [postmaster, ...children.map((process) => process.pid)];
}

/** Every process whose command line names this folder. */
export function processesNaming(folder: string): number[] {
  return listProcesses()
    .filter((process) => process.command.includes(folder))
    .map((process) => process.pid);
}

function listProcesses(): Process[] {
  return execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,stat=,command="], { encoding: "utf8" })
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .filter(([, , , state]) => !state?.startsWith("Z"))
    .map(([, pid, parent, , command]) => ({ pid: Number(pid), parent: Number(parent), command: command ?? "" }));
}
