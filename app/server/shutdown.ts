import { describeError, log } from "#app/log/log.ts";
import { isDatabaseAway } from "#db/database-away.server.ts";
import { printFailure } from "./refusal.ts";

/** What must end before this process may, latest started first. */
const endings: (() => Promise<void> | void)[] = [];
let ended: Promise<void> | undefined;

/** Ends something before the process does, ahead of what was started before it. */
export function beforeExit(end: () => Promise<void> | void): void {
  endings.unshift(end);
}

/** What fails from now on fails because it is being ended. */
export function isShuttingDown(): boolean {
  return ended !== undefined;
}

/** Ends everything once, however often it is asked, and leaves. */
export function shutDown(exitCode: number): Promise<void> {
  ended ??= endAll(exitCode);
  return ended;
}

/** One Ctrl-C in a terminal arrives twice, because npm passes its own on. */
const echoMs = 500;

/**
 * Ctrl-C, kill and a closed terminal are all the same wish, and a second one is impatience; what nobody caught ends the
 * same way, as a failure.
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
  // A terminal that was closed takes no more words, and that is no failure.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  // The driver's own first query on a connection rejects where nobody waits for it: a database that is back serves again.
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
