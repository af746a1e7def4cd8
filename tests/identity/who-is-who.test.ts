import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordView } from "#app/identity/audit/audit.server.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { mergeOrganizations } from "#app/identity/organizations/organization-merge.server.ts";
import { findNewestChange } from "#app/identity/organizations/queries/organization-changes.server.ts";
import {
  accountMerges,
  auditEvents,
  imports,
  memberships,
  organizations,
  people,
  reflections,
} from "#db/schema/index.ts";
import { aCohort, join } from "#tests/world.ts";
import { type Ask, cookieOf, openSite, requestFor } from "./site.ts";

let site: Awaited<ReturnType<typeof openSite>>;
const ask = (path: string, options: Ask = {}) => site.ask(requestFor(path, options));
const post = (path: string, cookie: string, form: Record<string, string>) =>
  ask(path, { method: "POST", cookie, form });
const place = (answer: Response) => answer.headers.get("location");
const lesson = "/courses/numbers/lessons/counting";

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

/** The loader data of a page. */
const read = async (path: string, cookie: string) => (await ask(`${path}.data`, { cookie })).text();

async function organization(name = `Place ${crypto.randomUUID()}`): Promise<string> {
  const made = await createOrganization(site.db, { name, kind: "cbo" });
  if (typeof made === "string") throw new Error(made);
  return made.organizationId;
}

async function somebody(who: Parameters<typeof join>[1], given: Parameters<typeof join>[2] = {}) {
  const person = await join(site.db, who, given);
  return { ...person, cookie: await cookieOf(site.db, person.id) };
}

const administrator = () => somebody("ines", { grants: [{ role: "administrator" }] });

test("an import with a note that is too long returns the note and starts nothing", async () => {
  const ines = await administrator();
  const row = { fileName: "a.csv", rowCount: 1, problemCount: 0 };
  const [made] = await site.db.insert(imports).values(row).returning();
  const note = "n".repeat(501);
  const answer = await post(`/admin/imports/${made?.id}/run.data`, ines.cookie, { mail: "on", note });
  expect(answer.status).toBe(422);
  const text = await answer.text();
  expect(text).toContain(note);
  expect(text).toContain("501");
  expect((await ask(`/admin/imports/${made?.id}/run`, { cookie: ines.cookie })).status).toBe(200);
  const started = await post(`/admin/imports/${made?.id}/run`, ines.cookie, { note: note.slice(1) });
  expect([started.status, place(started)]).toEqual([303, `/admin/imports/${made?.id}`]);
  const rows = await site.db.select().from(imports);
  expect(rows.map(({ state, note }) => ({ state, note }))).toEqual([{ state: "running", note: note.slice(1) }]);
});

describe("organizations", () => {
  test("are added after similar ones were shown", async () => {
    const ines = await administrator();
    await organization("Saltgrass Elementary School");
    const form = { name: "Saltgrass Elem.", kind: "cbo" };
    const first = await post("/admin/organizations/new", ines.cookie, form);
    expect(first.status).toBe(422);
    const [known] = await site.db
      .select()
      .from(organizations)
      .where(eq(organizations.name, "Saltgrass Elementary School"));
    const second = await post("/admin/organizations/new", ines.cookie, { ...form, seenLike: known?.id ?? "" });
    expect([second.status, place(second)?.split("?")[1]]).toEqual([303, "saved=created"]);
  });

  test("that were merged redirect to the remaining one", async () => {
    const ines = await administrator();
    const [going, staying] = [await organization(), await organization()];
    const seen = await findNewestChange(site.db, going);
    expect(await mergeOrganizations(site.db, ines, { organizationId: going, intoId: staying, seen })).toBe("done");
    const answer = await ask(`/admin/organizations/${going}`, { cookie: ines.cookie });
    expect([answer.status, place(answer)]).toEqual([302, `/admin/organizations/${staying}?merged=${going}`]);
    const newest = String(await findNewestChange(site.db, staying));
    const undoing = `/admin/organizations/${staying}/changes/${newest}/undoing`;
    const undone = await post(undoing, ines.cookie, { seen: newest });
    expect(place(undone)).toBe(`/admin/organizations/${staying}?saved=undone&missed=0`);
    expect((await ask(`/admin/organizations/${going}`, { cookie: ines.cookie })).status).toBe(200);
  });

  test("are not overwritten after a concurrent change", async () => {
    const ines = await administrator();
    const id = await organization("Heron Hall");
    const form = { seen: String(await findNewestChange(site.db, id)), reason: "for this test" };
    expect((await post(`/admin/organizations/${id}/name`, ines.cookie, { ...form, name: "Tern Hall" })).status).toBe(
      303,
    );
    const late = await post(`/admin/organizations/${id}/closure`, ines.cookie, { ...form, day: "2026-01-01" });
    expect(late.status).toBe(422);
    const [row] = await site.db.select().from(organizations).where(eq(organizations.id, id));
    expect(row).toMatchObject({ name: "Tern Hall", closedAt: null });
  });
});

describe("people outside a lead's scope", () => {
  test("look like unknown people on every page and in every write", async () => {
    const [mine, other] = [await organization(), await organization()];
    const lead = await somebody("dana", { grants: [{ role: "program_lead", organizationId: mine }] });
    const [here, away] = [await somebody("ana"), await somebody("bea")];
    for (const [personId, organizationId] of [
      [here.id, mine],
      [here.id, other],
      [away.id, other],
    ] as const) {
      await site.db.insert(memberships).values({ personId, organizationId, startedOn: "2026-01-01" });
    }
    const theirs = await site.db.select().from(memberships).where(eq(memberships.organizationId, other));
    expect((await ask(`/admin/people/${here.id}`, { cookie: lead.cookie })).status).toBe(200);
    const list = await read("/admin/people", lead.cookie);
    expect(list).toContain(here.email);
    expect(list).not.toContain(away.email);
    const hidden = [
      `/admin/people/${away.id}`,
      `/admin/people/${away.id}/grants`,
      `/admin/people/${away.id}/memberships`,
      `/admin/people/${here.id}/memberships/${theirs.find(({ personId }) => personId === here.id)?.id}/end`,
    ];
    for (const path of hidden) {
      expect((await ask(path, { cookie: lead.cookie })).status, path).toBe(404);
      if (path !== hidden[0]) expect((await post(path, lead.cookie, {})).status, path).toBe(404);
    }
    const form = { role: "coach", scope: `organization ${other}`, reason: "for this test" };
    expect((await post(`/admin/people/${here.id}/grants`, lead.cookie, form)).status).toBe(422);
    const granted = await post(`/admin/people/${here.id}/grants`, lead.cookie, {
      ...form,
      scope: `organization ${mine}`,
    });
    expect([granted.status, place(granted)]).toEqual([303, `/admin/people/${here.id}?saved=granted`]);
  });
});

describe("viewing as a role", () => {
  test("shows no shared reflections, changes nothing and can be ended", async () => {
    const cohort = await aCohort(site.db);
    const ana = await somebody("ana", { cohortIds: [cohort] });
    await post("/courses/numbers/enrollment", ana.cookie, {});
    await post(`${lesson}/reflections/notice`, ana.cookie, { text: "For my coach alone.", visibility: "coach" });
    const [reflection] = await site.db.select().from(reflections).where(eq(reflections.personId, ana.id));
    const ines = await administrator();
    const begun = await post("/admin/view-as", ines.cookie, { role: "coach", organization: "" });
    expect([begun.status, place(begun)]).toEqual([303, "/"]);
    expect(await read("/reflections/shared", ines.cookie)).not.toContain("For my coach alone.");
    expect((await ask(`/reflections/${reflection?.id}`, { cookie: ines.cookie })).status).toBe(404);
    expect((await ask("/admin/organizations", { cookie: ines.cookie })).status).toBe(404);
    expect((await post("/settings/profile", ines.cookie, { name: "Somebody" })).status).toBe(403);
    const ended = await post("/view-as", ines.cookie, { _method: "delete" });
    expect([ended.status, place(ended)]).toEqual([303, "/admin/view-as"]);
    expect((await ask("/admin/organizations", { cookie: ines.cookie })).status).toBe(200);
    const events = await site.db.select().from(auditEvents).where(eq(auditEvents.actorId, ines.id));
    expect(events.map(({ action }) => action)).toEqual(["view_as.started", "view_as.ended"]);
  });

  test("as a lead of one organization shows only its people", async () => {
    const [mine, other] = [await organization(), await organization()];
    const [here, away] = [await somebody("ana"), await somebody("bea")];
    await site.db.insert(memberships).values([
      { personId: here.id, organizationId: mine, startedOn: "2026-01-01" },
      { personId: away.id, organizationId: other, startedOn: "2026-01-01" },
    ]);
    const ines = await administrator();
    await post("/admin/view-as", ines.cookie, { role: "program_lead", organization: mine });
    const list = await read("/admin/people", ines.cookie);
    expect(list).toContain(here.email);
    expect(list).not.toContain(away.email);
    expect((await ask(`/admin/people/${away.id}`, { cookie: ines.cookie })).status).toBe(404);
  });
});

describe("the trail", () => {
  test("records a view once an hour, even from two tabs", async () => {
    const ines = await administrator();
    const looking = Array.from({ length: 5 }, () =>
      recordView(site.db, { actorId: ines.id, action: "people.listed", detail: { page: 1 } }),
    );
    await Promise.all(looking);
    await recordView(site.db, { actorId: ines.id, action: "people.listed", detail: { page: 2 } });
    const events = await site.db.select().from(auditEvents).where(eq(auditEvents.actorId, ines.id));
    expect(events.map(({ detail }) => detail)).toEqual([{ page: 1 }, { page: 2 }]);
  });

  test("shows authors which coach opened what they shared", async () => {
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

  test("shows authors which coach read the list with their text", async () => {
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

  test("follows a person through an account merge and names no erased person", async () => {
    const [ana, gone, dana] = [await somebody("ana"), await somebody("femi"), await somebody("dana")];
    await recordView(site.db, { actorId: dana.id, action: "person.viewed", subjectId: gone.id });
    await site.db.insert(accountMerges).values({ keptId: ana.id, goneId: gone.id, counts: {} });
    expect(await read("/settings/activity", ana.cookie)).toContain("Dana Okafor");
    await site.db.delete(people).where(eq(people.id, dana.id));
    const after = await read("/settings/activity", ana.cookie);
    expect(after).not.toContain("Dana Okafor");
    expect(after).toContain("Someone whose account was deleted");
  });

  test("is filtered by person, group, organization and day, and exported", async () => {
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
});

test("no unexpected errors were logged", () => expect(site.failures).toEqual([]));
