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

/** Ctrl-C, kill and a closed terminal are all the same wish; what nobody caught ends the same way, as a failure. */
export function shutDownOnSignal(say: (words: string) => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (!ended) say("Stopping …");
      void shutDown(0);
    });
  }
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
