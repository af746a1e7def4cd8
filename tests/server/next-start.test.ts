import { expect, test } from "vitest";
import { freePort, health, isAlive, ready, startApplication, stop, until, withDataDir } from "./application.ts";
import { postmasterOf, processesNaming, webProcessesOf } from "./processes.ts";

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
