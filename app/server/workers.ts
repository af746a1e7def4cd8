import cluster, { type Worker } from "node:cluster";
import { availableParallelism } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { log } from "#app/log/log.ts";
import { portRefusal } from "./port.ts";
import { Refusal } from "./refusal.ts";
import { webProcessFlags } from "./web-process-flags.ts";

type Options = { host: string; port: number; variables: Record<string, string | undefined> };

export type Workers = { listening: Promise<void>; stop(): Promise<void> };

const longestPauseMs = 10_000;

/**
 * How many of the web processes also run jobs: two, so that jobs continue while one is replaced, without more
 * connections.
 */
const jobProcesses = 2;

/** Starts one web process for each core and, once all of them listen, replaces those that die. */
export function startWorkers({ host, port, variables }: Options): Workers {
  const exec = fileURLToPath(new URL("./web.ts", import.meta.url));
  cluster.setupPrimary({ exec, args: [], execArgv: [...process.execArgv, ...webProcessFlags] });
  let isStopping = false;

  const fork = (doesJobs: boolean) =>
    cluster.fork({ ...variables, HOST: host, PORT: String(port), ...(!doesJobs && { WORKER: "off" }) });
  // A process that dies is replaced at once; one whose replacements keep dying young, after a delay.
  const keep = (worker: Worker, doesJobs: boolean, nextPauseMs = 0) => {
    const startedAt = Date.now();
    const replace = async (code: number | null, signal: string | null) => {
      if (isStopping) return;
      log.error({ code, signal }, "a web process ended and is replaced");
      const isYoung = Date.now() - startedAt < 30_000;
      if (isYoung) await delay(nextPauseMs);
      if (!isStopping) keep(fork(doesJobs), doesJobs, isYoung ? Math.min(longestPauseMs, nextPauseMs * 2 || 100) : 0);
    };
    if (worker.isDead()) void replace(worker.process.exitCode, worker.process.signalCode);
    else worker.once("exit", replace);
  };
  const stop = async () => {
    isStopping = true;
    await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && stopWorker(worker)));
  };

  // Processes are left behind only on a forced exit.
  process.once("exit", () => {
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGKILL");
  });

  const doJobs = Array.from({ length: Math.max(2, availableParallelism()) }, (_, index) => index < jobProcesses);
  const workers = doJobs.map(fork);
  const listening = Promise.all(workers.map((worker) => listens(worker, host, port))).then(() => {
    for (const [index, worker] of workers.entries()) keep(worker, doJobs[index] ?? false);
  });
  return { listening, stop };
}

function listens(worker: Worker, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once("listening", () => resolve());
    worker.once("message", (message: unknown) => {
      if (message && typeof message === "object" && "cannotListen" in message) {
        reject(portRefusal(String(message.cannotListen), host, port));
      }
    });
    worker.once("exit", (code) => reject(new Refusal(`A web process could not start (exit code ${code}).`)));
  });
}

function stopWorker(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    if (worker.isDead()) return resolve();
    const force = setTimeout(() => worker.process.kill("SIGKILL"), 12_000);
    worker.once("exit", () => {
      clearTimeout(force);
      resolve();
    });
    if (worker.isConnected()) worker.send("stop");
    else worker.process.kill("SIGTERM");
  });
}
