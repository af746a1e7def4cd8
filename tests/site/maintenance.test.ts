import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refreshMaintenance } from "#app/maintenance/maintenance.server.ts";
import { type Ask, cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { join } from "#tests/world.ts";

let site: Awaited<ReturnType<typeof openSite>>;
let admin = "";
let educator = "";

beforeAll(async () => {
  site = await openSite();
  admin = await cookieOf(site.db, (await join(site.db, "ines", { grants: [{ role: "administrator" }] })).id);
  educator = await cookieOf(site.db, (await join(site.db, "ana")).id);
});
afterAll(() => site.close());

const ask = (path: string, options: Ask) => site.ask(requestFor(path, options));
const close = (form: Record<string, string>) => ask("/admin/maintenance", { method: "POST", cookie: admin, form });

test("during maintenance the site is closed for everyone except administrators", async () => {
  expect((await close({ message: "We move the database.", minutes: "30" })).status).toBe(303);
  for (const cookie of ["", educator]) {
    const answer = await ask("/courses", { cookie });
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(29 * 60);
  }
  const write = await ask("/courses/numbers/enrollment", { method: "POST", cookie: educator });
  expect([write.status, (await write.text()).includes("We move the database.")]).toEqual([503, true]);
  expect(await site.db.execute(sql`select 1 from enrollments`)).toHaveLength(0);
  expect((await ask("/sign-in", { cookie: "" })).status).toBe(200);
  expect((await ask("/courses", { cookie: admin })).status).toBe(200);
  const health = await ask("/healthcheck", { cookie: "" });
  expect([health.status, await health.json()]).toEqual([200, { status: "ok", maintenance: true }]);
});

test("an administrator reopens it, and both events are recorded", async () => {
  const open = { method: "POST", cookie: admin, form: { _method: "delete" } };
  expect((await ask("/admin/maintenance", open)).headers.get("location")).toBe("/admin/maintenance?open");
  expect((await ask("/courses", { cookie: educator })).status).toBe(200);
  expect((await ask("/admin/maintenance", open)).status).toBe(303);
  const events = await site.db.execute<{ action: string }>(
    sql`select action from audit_events where action like 'maintenance.%' order by id`,
  );
  expect(events.map(({ action }) => action)).toEqual(["maintenance.started", "maintenance.ended"]);
});

test("another process reads the state from the database", async () => {
  await site.db.execute(sql`update site_state set maintenance_since = now()`);
  expect((await ask("/courses", { cookie: educator })).status).toBe(200);
  await refreshMaintenance(site.db);
  expect((await ask("/courses", { cookie: educator })).status).toBe(503);
  await site.db.execute(sql`update site_state set maintenance_since = null`);
  await refreshMaintenance(site.db);
});

test("the overview shows the state of the site and alerts", async () => {
  const answer = await ask("/admin", { cookie: admin });
  expect(answer.status).toBe(200);
});
