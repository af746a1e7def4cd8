import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { choicesOf, settingsOf } from "#app/notifications/choice.server.ts";
import { writeDataExport } from "#app/personal-data/data-export.server.ts";
import { whoSees } from "#app/personal-data/who-sees.server.ts";
import * as schema from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { type Ask, cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { aCohort, join } from "#tests/world.ts";

let site: Awaited<ReturnType<typeof openSite>>;

beforeAll(async () => {
  site = await openSite();
});

afterAll(() => site.close());

async function visit(person: Person, path: string, options: Ask = {}) {
  return site.ask(requestFor(path, { cookie: await cookieOf(site.db, person.id), ...options }));
}

const post = (form: Record<string, string> = {}): Ask => ({ method: "POST", form });

test("a name is said as its owner wants, and the record says which fields they changed and nothing of what they were", async () => {
  const { db } = site;
  const ana = await join(db, "ana");
  const form = { name: " Ana  Lucía\tReyes ", pronouns: "  ella ", timeZone: "America/Denver", language: "es" };
  expect((await visit(ana, "/settings/profile", post(form))).headers.get("location")).toBe("/settings/profile?saved");
  await visit(ana, "/settings/profile", post(form));
  const [row] = await db.select().from(schema.people).where(eq(schema.people.id, ana.id));
  expect(row).toMatchObject({ pronouns: "ella", timeZone: "America/Denver", language: "es" });
  const events = await db.select().from(schema.auditEvents).where(eq(schema.auditEvents.subjectId, ana.id));
  expect(events.map(({ action, detail }) => ({ action, detail }))).toEqual([
    { action: "profile.changed", detail: { fields: "name pronouns timeZone language" } },
  ]);
  const tooLong = await visit(ana, "/settings/profile", post({ ...form, pronouns: "x".repeat(61) }));
  expect(tooLong.status).toBe(422);
});

test("notification choices are saved and can be changed back", async () => {
  const { db } = site;
  const ana = await join(db, "ana");
  const times = { digestEvery: "week", digestWeekday: "5", digestHour: "8", quietFrom: "", quietUntil: "" };
  const save = (form: Record<string, string>) => visit(ana, "/settings/notifications", post({ ...times, ...form }));
  expect(await choicesOf(db, ana.id)).toMatchObject({ feedback: "now", mentions: "now" });
  await save({ "channel-feedback": "digest", hasWords: "on" });
  expect(await choicesOf(db, ana.id)).toMatchObject({ feedback: "digest", mentions: "now" });
  const settings = { digestEvery: "week", digestWeekday: 5, digestHour: 8, quietFrom: null, quietUntil: null };
  expect(await settingsOf(db, ana.id)).toEqual({ ...settings, hasWords: true });
  const wrongs: Record<string, string>[] = [
    { "channel-feedback": "often" },
    { digestHour: "24" },
    { quietFrom: "-1", quietUntil: "3" },
  ];
  for (const wrong of wrongs) {
    expect((await save(wrong)).status).toBe(422);
  }
  await save({ "channel-feedback": "now" });
  expect(await choicesOf(db, ana.id)).toMatchObject({ feedback: "now" });
  expect(await settingsOf(db, ana.id)).toEqual({ ...settings, hasWords: false });
});

test("a download opens only for its owner after reauthentication", async () => {
  const { db } = site;
  const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
  await visit(ana, "/settings/data", post());
  const [asked] = await db.select().from(schema.dataExports).where(eq(schema.dataExports.personId, ana.id));
  const path = `/settings/data/${asked?.id}/json`;
  expect((await visit(ana, path)).status).toBe(404);
  await writeDataExport(db, { exportId: asked?.id ?? "" });
  expect((await visit(bea, path)).status).toBe(404);
  expect((await visit(ana, path.replace("json", "zip"))).status).toBe(404);
  const file = await visit(ana, path);
  expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="sound-practice-[\d-]{10}\.json"$/);
  expect(file.headers.get("cache-control")).toBe("private, no-store");
  expect(await file.json()).toMatchObject({ account: [{ id: ana.id }] });

  const cookie = await cookieOf(db, ana.id);
  await db
    .update(schema.sessions)
    .set({ provedAt: sql`now() - interval '1 day'` })
    .where(eq(schema.sessions.personId, ana.id));
  const stale = await site.ask(requestFor(path, { cookie }));
  expect(stale.headers.get("location")).toBe("/sign-in/again?to=%2Fsettings%2Fdata");
  expect((await site.ask(requestFor("/settings/erasure", { cookie }))).headers.get("location")).toContain(
    "/sign-in/again",
  );
});

test("a leaving person can only undo, download and sign out", async () => {
  const { db } = site;
  const ana = await join(db, "ana");
  const cookie = await cookieOf(db, ana.id);
  const ask = (path: string, options: Ask = {}) => site.ask(requestFor(path, { cookie, ...options }));
  const asked = await ask("/settings/erasure", post({ word: "DELETE " }));
  expect(asked.headers.get("location")).toBe("/settings/erasure");
  for (const path of ["/learning", "/reflections", "/settings/profile", "/courses/numbers/lessons/counting"]) {
    expect((await ask(path)).headers.get("location"), path).toBe("/settings/erasure");
  }
  for (const path of ["/settings/erasure", "/settings/data", "/privacy"])
    expect((await ask(path)).status, path).toBe(200);
  const write = await ask("/courses/numbers/enrollment", post());
  expect(write.headers.get("location")).toBe("/settings/erasure");
  await ask("/settings/erasure", post({ _method: "delete" }));
  expect((await ask("/learning")).status).toBe(200);
});

test("the last administrator sees why deletion is refused", async () => {
  const { db } = site;
  const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
  expect((await visit(ines, "/settings/erasure", post({ word: "delete" }))).status).toBe(409);
  const [row] = await db.select().from(schema.people).where(eq(schema.people.id, ines.id));
  expect(row?.erasureDueAt).toBeNull();
});

test("who sees what names those whom it applies to today, and nobody who is not there any more", () =>
  inDatabase(async (db) => {
    const [river, creek] = [await aCohort(db, { name: "River" }), await aCohort(db, { name: "Creek" })];
    const ana = await join(db, "ana", { cohortIds: [river] });
    await join(db, "bea", { cohortIds: [river] });
    await join(db, "femi", { cohortIds: [creek] });
    await join(db, "cora", { grants: [{ role: "coach", cohortId: river }] });
    await join(db, "dana", { grants: [{ role: "coach", cohortId: creek }, { role: "program_lead" }] });
    const leaving = await join(db, "ines", { grants: [{ role: "administrator" }] });
    const shown = async () => {
      const sections = await whoSees(db, ana);
      return Object.fromEntries(sections.map(({ id, lines = [], note = "" }) => [id, [...lines, note].join(" ")]));
    };
    expect((await shown()).administrators).toContain("Ines Castillo");
    await db.update(schema.people).set({ erasureDueAt: new Date() }).where(eq(schema.people.id, leaving.id));
    const { reflections, leads, administrators } = await shown();
    expect(reflections).toMatch(/have not written.*Cora Whitehorse, coach of River,.*One other person in River/);
    expect(reflections).not.toMatch(/Creek|Dana/);
    expect(leads).toBe("Dana Okafor leads the program. ");
    expect(administrators).not.toContain("Ines Castillo");
  }));
