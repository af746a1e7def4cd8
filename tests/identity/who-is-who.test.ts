import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { mergeOrganizations } from "#app/identity/organizations/organization-merge.server.ts";
import { findNewestChange } from "#app/identity/organizations/queries/organization-changes.server.ts";
import { auditEvents, imports, memberships, organizations, reflections } from "#db/schema/index.ts";
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

test("no unexpected errors were logged", () => expect(site.failures).toEqual([]));
