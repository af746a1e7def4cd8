import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { freePort, ready, startApplication, stop, until, withDataDir } from "./application.ts";
import { databaseProcessesOf, processesNaming } from "./processes.ts";

test("every request gets a page while the database hangs, and the site recovers", () =>
  withDataDir(async (DATA_DIR) => {
    const application = await ready(startApplication({ PORT: await freePort(), DATA_DIR, LOG_LEVEL: "silent" }));
    const frozen = databaseProcessesOf(DATA_DIR);
    for (const pid of frozen) process.kill(pid, "SIGSTOP");
    try {
      const ask = () =>
        fetch(`${application.url}/courses`, { headers: { Accept: "text/html", Cookie: "session=none" } });
      const answers = await Promise.all(Array.from({ length: 20 }, ask));
      expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(503));
      expect(answers[0]?.headers.get("retry-after")).toBe("30");
      expect(await answers[0]?.text()).toContain("taking too long");
    } finally {
      for (const pid of frozen) process.kill(pid, "SIGCONT");
    }
    await until(async () => (await fetch(`${application.url}/learning`, { redirect: "manual" })).status === 303);
    expect(await stop(application)).toBe(0);
  }));

/**
 * Whether a start has run its first lines, which listen for SIGHUP: the first bit of its signal mask on Linux. Node itself
 * catches SIGTERM before, and ends by it.
 */
function hasBegun(pid: number): boolean {
  const [, mask = "0"] = /^SigCgt:\s*([\da-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return (BigInt(`0x${mask}`) & 1n) !== 0n;
}

// Nothing can handle a signal before our first line runs, and other systems do not say when it has.
test.runIf(process.platform === "linux").each([0, 1_000, 2_500])(
  "SIGTERM %d ms after a start has begun ends it with code 0, and leaves nothing",
  (ms) =>
    withDataDir(async (DATA_DIR) => {
      const application = startApplication({ PORT: await freePort(), DATA_DIR });
      await until(() => hasBegun(application.process.pid ?? 0));
      await new Promise((resolve) => setTimeout(resolve, ms));
      application.process.kill("SIGTERM");
      expect(await application.ended, application.output()).toEqual({ code: 0, signal: null });
      await until(() => processesNaming(DATA_DIR).length === 0);
    }),
);
