import { describeError, log } from "#app/log/log.ts";
import { isDatabaseAway } from "#db/database-away.server.ts";

/**
 * Keeps a process alive that can go on, and its output one line of JSON for each thing that happened. The driver's own
 * first query on a connection rejects where nobody waits for it (postgres 3.4, `fetch_types`) when the database goes
 * away just then; libraries write their advice, with what a caller sent, to the console.
 */
export function logProcessProblems(): void {
  process.on("unhandledRejection", (error) => {
    if (isDatabaseAway(error)) log.warn(describeError(error), "a connection to the database was lost");
    else log.error(describeError(error), "a promise failed that nobody waits for");
  });
  process.removeAllListeners("warning");
  process.on("warning", ({ name, stack = "" }) =>
    log.warn({ warning: name, stack: framesIn(stack) }, "a warning of Node"),
  );
  for (const method of ["log", "info", "warn", "error", "debug", "trace"] as const) {
    console[method] = (...given: unknown[]) => {
      const error = given.find((each) => each instanceof Error);
      const where = error ? describeError(error) : { stack: framesIn(new Error().stack ?? "") };
      log.warn({ console: method, ...where }, "a library wrote to the console");
    };
  }
}

const framesIn = (stack: string) =>
  stack
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 6)
    .join("\n");
