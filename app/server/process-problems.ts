import { describeError, log } from "#app/log/log.ts";
import { isDatabaseAway } from "#db/database-away.server.ts";

/**
 * Keeps a process alive after errors it can survive, and its output one line of JSON per event. If the database goes
 * away during the driver's own first query on a connection (postgres 3.4, `fetch_types`), a promise rejects that nobody
 * awaits; libraries print advice with callers' input to the console.
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
