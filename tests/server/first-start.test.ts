import { expect, test } from "vitest";
import {
  emptyDataDir,
  freePort,
  health,
  isAlive,
  ready,
  startApplication,
  stop,
  until,
  withDataDir,
} from "./application.ts";
import { postmasterOf, processesNaming, webProcessesOf } from "./processes.ts";

test("wrong configuration gets one sentence for each variable, and nothing starts", async () => {
  const application = startApplication({ PORT: "ninety", LOG_LEVEL: "loud", DATABASE_URL: "mysql://here" });
  expect((await application.ended).code).toBe(1);
  const lines = application.output().trim().split("\n");
  expect(lines).toHaveLength(3);
  for (const name of ["PORT", "LOG_LEVEL", "DATABASE_URL"]) expect(lines.join("\n")).toContain(name);
});

test("a database that does not answer gets a sentence", async () => {
  const PORT = await freePort();
  const nobodyHere = await freePort();
  const application = startApplication({ PORT, DATABASE_URL: `postgres://a:b@127.0.0.1:${nobodyHere}/c` });
  expect((await application.ended).code).toBe(1);
  expect(application.output()).toContain("does not answer");
});

test("SIGTERM ends every process, and a second start does not rebuild", () =>
  withDataDir(async (DATA_DIR) => {
    const PORT = await freePort();
    const first = await ready(startApplication({ PORT, DATA_DIR }));
    expect(await health(first.url)).toBe(200);
    expect(first.output()).toContain("educator@demo.example");
    expect(webProcessesOf(first.process.pid ?? 0).length).toBeGreaterThanOrEqual(2);
    const postmaster = postmasterOf(DATA_DIR);
    expect(await stop(first)).toBe(0);
    // An exited process is listed until the system has reaped it.
    await until(() => !isAlive(postmaster));
    expect(processesNaming(DATA_DIR)).toEqual([]);

    const second = await ready(startApplication({ PORT, DATA_DIR }));
    expect(second.output()).not.toContain("Building");
    expect(await stop(second)).toBe(0);
  }, emptyDataDir));
