import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordView } from "#app/identity/audit/audit.server.ts";
import { accountMerges, auditEvents, people, reflections } from "#db/schema/index.ts";
import { aCohort, join } from "#tests/world.ts";
import { type Ask, cookieOf, openSite, requestFor } from "./site.ts";

let site: Awaited<ReturnType<typeof openSite>>;
const ask = (path: string, options: Ask = {}) => site.ask(requestFor(path, options));
const post = (path: string, cookie: string, form: Record<string, string>) =>
  ask(path, { method: "POST", cookie, form });
const lesson = "/courses/numbers/lessons/counting";

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

/** The loader data of a page. */
const read = async (path: string, cookie: string) => (await ask(`${path}.data`, { cookie })).text();

async function somebody(who: Parameters<typeof join>[1], given: Parameters<typeof join>[2] = {}) {
  const person = await join(site.db, who, given);
  return { ...person, cookie: await cookieOf(site.db, person.id) };
}

const administrator = () => somebody("ines", { grants: [{ role: "administrator" }] });

test("the trail records a view once an hour, even from two tabs", async () => {
  const ines = await administrator();
  const looking = Array.from({ length: 5 }, () =>
    recordView(site.db, { actorId: ines.id, action: "people.listed", detail: { page: 1 } }),
  );
  await Promise.all(looking);
  await recordView(site.db, { actorId: ines.id, action: "people.listed", detail: { page: 2 } });
  const events = await site.db.select().from(auditEvents).where(eq(auditEvents.actorId, ines.id));
  expect(events.map(({ detail }) => detail)).toEqual([{ page: 1 }, { page: 2 }]);
});

test("the trail shows authors which coach opened what they shared", async () => {
  const cohort = await aCohort(site.db);
  const ana = await somebody("ana", { cohortIds: [cohort] });
  const cora = await somebody("cora", { grants: [{ role: "coach", cohortId: cohort }] });
  await post("/courses/numbers/enrollment", ana.cookie, {});
  await post(`${lesson}/reflections/notice`, ana.cookie, { text: "Read this.", visibility: "coach" });
  const [reflection] = await site.db.select().from(reflections).where(eq(reflections.personId, ana.id));
  for (let time = 0; time < 3; time += 1) await ask(`/reflections/${reflection?.id}`, { cookie: cora.cookie });
  await ask(`/reflections/${reflection?.id}`, { cookie: ana.cookie });
  const events = await site.db.select().from(auditEvents).where(eq(auditEvents.subjectId, ana.id));
  expect(events.map(({ actorId, action }) => [actorId, action])).toEqual([[cora.id, "reflection.read"]]);
  expect(await read("/settings/activity", ana.cookie)).toContain("Cora Whitehorse, coach");
  expect(await read("/settings/activity?by=me", ana.cookie)).not.toContain("Cora Whitehorse");
  expect(await read("/settings/activity", cora.cookie)).toContain('"lines",[]');
});

test("the trail shows authors which coach read the list with their text", async () => {
  const cohort = await aCohort(site.db);
  const ana = await somebody("ana", { cohortIds: [cohort] });
  const cora = await somebody("cora", { grants: [{ role: "coach", cohortId: cohort }] });
  await post("/courses/numbers/enrollment", ana.cookie, {});
  await post(`${lesson}/reflections/notice`, ana.cookie, { text: "Mine for now.", visibility: "private" });
  await ask("/reflections/shared", { cookie: cora.cookie });
  const read = async () => {
    const events = await site.db.select().from(auditEvents).where(eq(auditEvents.subjectId, ana.id));
    return events.map(({ actorId, action, detail }) => ({ actorId, action, detail }));
  };
  expect(await read()).toEqual([]);
  const [reflection] = await site.db
    .update(reflections)
    .set({ visibility: "coach" })
    .where(eq(reflections.personId, ana.id))
    .returning();
  for (let time = 0; time < 2; time += 1) await ask("/reflections/shared", { cookie: cora.cookie });
  const once = [{ actorId: cora.id, action: "reflection.read", detail: { id: reflection?.id } }];
  expect(await read()).toEqual(once);
  await ask(`/reflections/${reflection?.id}`, { cookie: cora.cookie });
  expect(await read()).toEqual(once);
});

test("the trail follows a person through an account merge and names no erased person", async () => {
  const [ana, gone, dana] = [await somebody("ana"), await somebody("femi"), await somebody("dana")];
  await recordView(site.db, { actorId: dana.id, action: "person.viewed", subjectId: gone.id });
  await site.db.insert(accountMerges).values({ keptId: ana.id, goneId: gone.id, counts: {} });
  expect(await read("/settings/activity", ana.cookie)).toContain("Dana Okafor");
  await site.db.delete(people).where(eq(people.id, dana.id));
  const after = await read("/settings/activity", ana.cookie);
  expect(after).not.toContain("Dana Okafor");
  expect(after).toContain("Someone whose account was deleted");
});

test("the trail is filtered by person, group, organization and day, and exported", async () => {
  const ines = await administrator();
  const bea = await somebody("bea");
  await recordView(site.db, { actorId: ines.id, action: "person.viewed", subjectId: bea.id });
  await site.db.execute(sql`insert into audit_events (actor_id, action, subject_id, happened_at)
    values (${ines.id}, 'role.granted', ${bea.id}, '2026-02-01T12:00:00Z')`);
  const lines = async (query: string) => {
    const text = await (await ask(`/admin/audit/export?person=${bea.id}&${query}`, { cookie: ines.cookie })).text();
    return text
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(",")[4]);
  };
  expect(await lines("")).toEqual(["role.granted", "person.viewed"]);
  expect(await lines("group=roles")).toEqual(["role.granted"]);
  expect(await lines("group=looking")).toEqual(["person.viewed"]);
  expect(await lines("from=2026-01-31&to=2026-02-01")).toEqual(["role.granted"]);
  expect(await lines("to=2026-01-31")).toEqual([]);
  expect(await lines("organization=nothing+like+it")).toEqual([]);
  expect(
    (await ask("/admin/audit?person=nonsense&before=x&from=2026-99-99&group=x", { cookie: ines.cookie })).status,
  ).toBe(200);
});

test("no unexpected errors were logged", () => expect(site.failures).toEqual([]));
