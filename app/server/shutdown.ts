import { describeError, log } from "#app/log/log.ts";
import { isDatabaseAway } from "#db/database-away.server.ts";
import { printFailure } from "./refusal.ts";

/** What must end before this process exits, latest started first. */
const endings: (() => Promise<void> | void)[] = [];
let ended: Promise<void> | undefined;

/** Registers a shutdown step, which runs before those registered earlier. */
export function beforeExit(end: () => Promise<void> | void): void {
  endings.unshift(end);
}

/** During shutdown, failures are expected. */
export function isShuttingDown(): boolean {
  return ended !== undefined;
}

/** Runs every shutdown step once, however often it is called, and exits. */
export function shutDown(exitCode: number): Promise<void> {
  ended ??= endAll(exitCode);
  return ended;
}

/** One Ctrl-C in a terminal arrives twice, because npm forwards its own. */
const echoMs = 500;

/**
 * Treats Ctrl-C, kill and a closed terminal alike; a second signal forces the exit. An uncaught error ends the process
 * the same way, as a failure.
 */
export function shutDownOnSignal(say: (words: string) => void): void {
  let firstAt: number | undefined;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (firstAt !== undefined && performance.now() - firstAt > echoMs) process.exit(130);
      if (!ended) say("Stopping …");
      firstAt ??= performance.now();
      void shutDown(0);
    });
  }
  // Writing to a closed terminal fails, which is not an error.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  // A promise of the driver's own first query on a connection rejects without anyone awaiting it; the process serves
  // again once the database is back.
  process.on("unhandledRejection", (error) => {
    if (!isDatabaseAway(error)) throw error;
    log.warn(describeError(error), "a connection to the database was lost");
  });
  process.on("uncaughtException", (error) => {
    printFailure(error);
    void shutDown(1);
  });
}

async function endAll(exitCode: number): Promise<void> {
  let code = exitCode;
  for (const end of endings) {
    try {
      await end();
    } catch (error) {
      code = 1;
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    }
  }
  process.exit(code);
}
