import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connect } from "#db/client.server.ts";
import type { EmbeddedDatabase } from "#db/embedded.server.ts";
import { startPrimaryAndStandby } from "./standby.ts";

type Modules = typeof import("#db/replica.server.ts") &
  typeof import("#app/http/read-behind.server.ts") &
  typeof import("#app/http/wrote-cookie.server.ts");

let folder = "";
let servers: { primary: EmbeddedDatabase; standby: EmbeddedDatabase };
let primary: ReturnType<typeof connect>;
let standby: ReturnType<typeof connect>;
let modules: Modules;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sound-practice-replica-"));
  await chmod(folder, 0o711);
  servers = await startPrimaryAndStandby(folder);
  primary = connect(servers.primary.url, { max: 2 });
  standby = connect(servers.standby.url, { max: 2 });
  process.env.DATABASE_URL = servers.primary.url; // as the start command gives it to a web process
  const replica = await import("#db/replica.server.ts");
  const behind = await import("#app/http/read-behind.server.ts");
  modules = { ...replica, ...behind, ...(await import("#app/http/wrote-cookie.server.ts")) };
});

afterAll(async () => {
  await Promise.all([primary.sql.end(), standby.sql.end({ timeout: 1 })]);
  await Promise.all([servers.standby.stop(), servers.primary.stop()]);
  await rm(folder, { recursive: true, force: true });
});

const asking = (cookie = "", method = "GET") => new Request("http://localhost/", { method, headers: { cookie } });

/** Where a page of this browser reads, and whether it finds the change there. */
const look = (cookie = "") =>
  modules.readBehind(asking(cookie), async (db) => {
    const [row] = await db.execute<{ isBehind: boolean; hasChange: boolean }>(sql`
      select pg_is_in_recovery() as "isBehind", to_regclass('change') is not null as "hasChange"`);
    return row;
  });

const readsBehind = (isBehind: boolean) =>
  vi.waitFor(async () => expect(await look()).toMatchObject({ isBehind }), 60_000);

test("a standby is read, except by a browser that has just changed something and while it is behind", async () => {
  expect(modules.wroteCookie(asking("", "POST"))).toBeNull();
  const replica = modules.startReplica(servers.primary.url, servers.standby.url);
  await readsBehind(true);
  expect(modules.wroteCookie(asking("", "POST"))).toContain("wrote=1; Max-Age=30");
  expect(modules.wroteCookie(asking())).toBeNull();
  expect(await look("wrote=1")).toEqual({ isBehind: false, hasChange: false });

  await standby.sql`select pg_wal_replay_pause()`;
  await primary.sql`create table change ()`;
  expect(await look("wrote=1")).toEqual({ isBehind: false, hasChange: true });
  await readsBehind(false);
  expect(await look()).toEqual({ isBehind: false, hasChange: true });

  await standby.sql`select pg_wal_replay_resume()`;
  await readsBehind(true);
  expect(await look()).toEqual({ isBehind: true, hasChange: true });
  await replica.stop();
  expect(await look()).toMatchObject({ isBehind: false });
});

test("a server that is no standby of this one is never read", async () => {
  const replica = modules.startReplica(servers.primary.url, servers.primary.url);
  await vi.waitFor(() => expect(modules.hasReplica()).toBe(true));
  for (let time = 0; time < 20; time++) expect(await look()).toMatchObject({ isBehind: false });
  await replica.stop();
});

test("a read that the standby cannot do is done on the primary", async () => {
  const replica = modules.startReplica(servers.primary.url, servers.standby.url);
  await readsBehind(true);
  const drop = (db: Parameters<Parameters<Modules["readBehind"]>[1]>[0]) => db.execute(sql`drop table change`);
  await modules.readBehind(asking(), drop);
  expect(await look("wrote=1")).toMatchObject({ hasChange: false });
  await servers.standby.stop();
  for (let time = 0; time < 5; time++) expect(await look()).toMatchObject({ isBehind: false });
  await replica.stop();
});
