import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { describeError, log } from "#app/log/log.ts";
import type { ProtectedSet, PublishedSet } from "./published-set.ts";
import { withShortKeys } from "./short-keys.ts";
import { protectWithoutSolver } from "./shown.ts";

const tenMinutes = 600_000;
/** A solver may take so much longer than the time that it was given. */
const grace = 30_000;

/**
 * Decides what may be shown of a set of linked tables. Deterministic: the same set has the same answer, unless the time
 * runs out. Solves in a thread of its own, which is killed if it does not end; whatever is not proven by then is
 * withheld, and `audit.isComplete` is false. Seconds to minutes: for jobs, never for a request.
 *
 * Throws RangeError for a policy below 10, and for a set whose numbers contradict its relations.
 */
export async function protect(set: PublishedSet, milliseconds = tenMinutes): Promise<ProtectedSet> {
  return (await solveInWorker(set, milliseconds)) ?? protectWithoutSolver(set);
}

/** The worker is beside this file, or in the source that the bundled web process was built from. */
function workerFile(): URL {
  const beside = new URL("worker.server.ts", import.meta.url.replace(/[^/]*$/, ""));
  return existsSync(beside) ? beside : pathToFileURL(resolve("app/privacy/publication/worker.server.ts"));
}

/** Null where the worker failed or had to be killed. */
async function solveInWorker(set: PublishedSet, milliseconds: number): Promise<ProtectedSet | null> {
  const { set: short, knows, long } = withShortKeys(set);
  const workerData = { set: short, knows, milliseconds };
  const worker = new Worker(workerFile(), { workerData, transferList: knows.map(({ buffer }) => buffer) });
  try {
    return await new Promise((resolve) => {
      const killed = setTimeout(() => resolve(null), milliseconds + grace);
      const end = (result: ProtectedSet | null) => {
        clearTimeout(killed);
        resolve(result && long(result));
      };
      worker.once("message", end);
      worker.once("error", (error) => {
        log.warn(describeError(error), "the solver's thread failed, so everything linked is withheld");
        end(null);
      });
      worker.once("exit", () => end(null));
    });
  } finally {
    await worker.terminate();
  }
}
