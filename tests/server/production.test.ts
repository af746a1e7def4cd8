import { spawnSync } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedDatabase, startEmbedded } from "#db/embedded.server.ts";
import { freePort, ready, startApplication, stop, until } from "./application.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder = "";
let database: EmbeddedDatabase;
let sql: postgres.Sql;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sound-practice-production-"));
  await chmod(folder, 0o711);
  database = await startEmbedded({ dataDir: join(folder, "database"), durable: false });
  sql = postgres(database.url, { max: 1, onnotice: () => undefined });
});

afterAll(async () => {
  await sql.end();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

async function settings() {
  return { PORT: await freePort(), DATABASE_URL: database.url, DATA_DIR: join(folder, "data") };
}

async function health(url: string): Promise<unknown> {
  const response = await fetch(`${url}/healthcheck`);
  return { code: response.status, ...(await response.json()) };
}

test("several processes start at once on one database, without demo people", async () => {
  const both = [startApplication(await settings()), startApplication(await settings())];
  await Promise.all(both.map(ready));
  for (const one of both) {
    expect(one.output()).not.toContain("demo.example");
    expect(one.output()).toContain("admin:create");
    expect(await health(one.url)).toEqual({ code: 200, status: "ok" });
  }
  expect(await sql`select 1 from people`).toHaveLength(0);
  expect(await Promise.all(both.map(stop))).toEqual([0, 0]);
});

test("the first administrator comes from a command", async () => {
  const command = ["app/server/commands/create-admin.ts", "--email", "ines@example.org", "--name", "Ines Castillo"];
  const options = { cwd: root, env: { ...process.env, ...(await settings()) }, encoding: "utf8" } as const;
  const weak = spawnSync(process.execPath, command, { ...options, input: "password\n" });
  expect(weak).toMatchObject({ status: 1, stderr: expect.stringContaining("easy to guess") });
  const made = spawnSync(process.execPath, command, { ...options, input: "herons wade at low tide\n" });
  expect(made).toMatchObject({ status: 0, stdout: expect.stringContaining("is an administrator") });
  const again = spawnSync(process.execPath, command, { ...options, input: "herons wade at low tide\n" });
  expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining("already has an account") });

  const grants = await sql`
    select role from role_grants join people on people.id = person_id where email = 'ines@example.org' order by role`;
  expect(grants.map((grant) => grant.role)).toEqual(["administrator", "educator"]);
});

test("the health check names the kind of problem", async () => {
  const application = await ready(startApplication(await settings()));
  const migrations = await sql`delete from drizzle.__drizzle_migrations returning *`;
  expect(await health(application.url)).toEqual({
    code: 503,
    status: "unavailable",
    reason: "migrations-pending",
  });
  await sql`insert into drizzle.__drizzle_migrations ${sql(migrations)}`;
  expect(await health(application.url)).toEqual({ code: 200, status: "ok" });

  const besides = postgres(Object.assign(new URL(database.url), { pathname: "/postgres" }).href, { max: 1 });
  await besides`alter database practice allow_connections false`;
  await besides`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'practice'`;
  expect(await health(application.url)).toMatchObject({ code: 503, reason: "database-unreachable" });
  for (const path of ["/courses", "/courses.data", "/sign-in"]) {
    const page = await fetch(application.url + path, { headers: { Cookie: "session=none" } });
    expect([path, page.status, page.headers.get("retry-after")]).toEqual([path, 503, "30"]);
  }
  await besides`alter database practice allow_connections true`;
  await besides.end();
  await until(async () => (await fetch(`${application.url}/healthcheck`)).status === 200);
  expect(await stop(application)).toBe(0);
});

test("a production start refuses a database that holds demo people", async () => {
  await sql`insert into people (email, name, is_demo) values ('educator@demo.example', 'Demo', true)`;
  const application = startApplication(await settings());
  expect((await application.ended).code).toBe(1);
  expect(application.output()).toContain("holds demo people");
});
