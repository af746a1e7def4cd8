import { describe, expect, test } from "vitest";
import { emptyDataDir, freePort, isAlive, ready, startApplication, stop, until, withDataDir } from "./application.ts";
import { postmasterOf, processesNaming, webProcessesOf } from "./processes.ts";

async function health(url: string): Promise<number> {
  return fetch(`${url}/healthcheck`).then(
    (response) => response.status,
    () => 0,
  );
}

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

describe("with data from an earlier start", () => {
  test("a second start on the same port or data fails with a message", () =>
    withDataDir(async (DATA_DIR) => {
      const PORT = await freePort();
      const first = await ready(startApplication({ PORT, DATA_DIR }));
      const samePort = startApplication({ PORT, DATA_DIR });
      expect((await samePort.ended).code).toBe(1);
      expect(samePort.output()).toContain(`Port ${PORT} is taken`);

      const sameData = startApplication({ PORT: await freePort(), DATA_DIR });
      expect((await sameData.ended).code).toBe(1);
      expect(sameData.output()).toContain("already runs on the data in");

      expect(await health(first.url)).toBe(200);
      expect(await stop(first)).toBe(0);
    }));

  test("of two simultaneous starts, one serves and the other explains why not", () =>
    withDataDir(async (DATA_DIR) => {
      const PORT = await freePort();
      const both = [startApplication({ PORT, DATA_DIR }), startApplication({ PORT, DATA_DIR })];
      await until(async () => (await health(`http://127.0.0.1:${PORT}`)) === 200);
      const [loser] = await Promise.race(both.map((one) => one.ended.then((end) => [{ one, end }] as const)));
      expect(loser.end.code).toBe(1);
      expect(loser.one.output()).toMatch(/already runs on the data|is taken/);
      expect(await health(`http://127.0.0.1:${PORT}`)).toBe(200);
      for (const one of both) if (one !== loser.one) expect(await stop(one), one.output()).toBe(0);
    }));

  test("after kill -9 nothing keeps serving, and the next start recovers", () =>
    withDataDir(async (DATA_DIR) => {
      const PORT = await freePort();
      const first = await ready(startApplication({ PORT, DATA_DIR }));
      const workers = webProcessesOf(first.process.pid ?? 0);
      first.process.kill("SIGKILL");
      await until(() => workers.every((pid) => !isAlive(pid)));

      const second = await ready(startApplication({ PORT, DATA_DIR }));
      expect(await health(second.url)).toBe(200);
      expect(await stop(second)).toBe(0);
      expect(processesNaming(DATA_DIR)).toEqual([]);
    }));

  test("a web process and a database that die are replaced while it runs", () =>
    withDataDir(async (DATA_DIR) => {
      const PORT = await freePort();
      const application = await ready(startApplication({ PORT, DATA_DIR }));
      const pid = application.process.pid ?? 0;
      const [victim = 0, survivor] = webProcessesOf(pid);
      process.kill(victim, "SIGKILL");
      await until(() => webProcessesOf(pid).filter((worker) => worker !== survivor && worker !== victim).length > 0);

      const postmaster = postmasterOf(DATA_DIR);
      process.kill(postmaster, "SIGKILL");
      await until(async () => (await health(application.url)) === 200 && postmasterOf(DATA_DIR) !== postmaster);
      expect(await stop(application)).toBe(0);
      expect(processesNaming(DATA_DIR)).toEqual([]);
    }));
});
