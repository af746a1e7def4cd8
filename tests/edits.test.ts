import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { firstAgreement } from "#app/cohorts/programs/agreement.ts";
import { type ShownFields, shownField, shownText, valuesOf } from "#app/http/shown-fields.ts";
import type { Person } from "#app/identity/person/person.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { recordCommitment } from "#app/participation/commitments/commitment.server.ts";
import { recordEntry } from "#app/participation/needs/register.server.ts";
import { blankRun } from "#app/trainings/runs/run-fields.ts";
import { cookieOf, openSite, requestFor } from "./identity/site.ts";
import { anOrganization, aRun, startsAt } from "./trainings/run.ts";
import { aCohort, join } from "./world.ts";

/** An edit form as two people opened it, with a field that both change and one that only the first does. */
type Edited = {
  editor: Person;
  path: string;
  shown: ShownFields;
  field: string;
  other?: [name: string, value: string];
};

const zone = "America/Los_Angeles";
const session = {
  title: "Beginning",
  minutes: 90,
  timeZone: zone,
  place: "",
  link: "",
  day: "2026-12-10",
  time: "10:00",
};

let site: Awaited<ReturnType<typeof openSite>>;
const edited = new Map<string, Edited>();

beforeAll(async () => {
  site = await openSite();
  const { db } = site;
  const cohortId = await aCohort(db, { name: "Tides" });
  const coach = await join(db, "cora", { grants: [{ role: "coach", cohortId }] });
  const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  const manager = await join(db, "femi", { grants: [{ role: "clock_hour_manager" }] });
  const begun = { title: "Beginning", startsAt, minutes: 90, timeZone: zone, place: null, link: null };
  await createMeetings(db, coach, cohortId, [begun], { now: new Date("2026-11-02T18:00:00Z") });
  const runId = await aRun(db, lead, { summary: "Listening." });
  const organizationId = await anOrganization(db, "Heron Family Network");
  const promise = {
    organizationId,
    kind: "data_access" as const,
    promise: "Send counts",
    who: "Lea",
    dueOn: "2026-12-01",
  };
  await recordCommitment(db, lead, { ...promise, clientKey: crypto.randomUUID() });
  const texts = { evidence: "Two meetings", decision: "", outcome: "" };
  const entry = { title: "Evening sessions", happenedOn: "2026-11-01", ...texts, answer: null, hasConsent: false };
  await recordEntry(db, lead, { register: "needs", clientKey: "one" }, { ...entry, organizationId: null });
  const idIn = async (table: string, where = sql`true`) =>
    (await db.execute<{ id: string }>(sql`select id from ${sql.identifier(table)} where ${where}`))[0]?.id ?? "";
  const ofCohort = await idIn("meetings", sql`cohort_id is not null`);
  const ofRun = await idIn("meetings", sql`training_run_id is not null`);
  const run = { ...blankRun, title: "Empathy interviews", summary: "Listening.", capacity: 2 };
  const cohort = { name: "Tides", startsOn: "2026-01-01", endsOn: "", timeZone: zone, language: "en", capacity: "" };
  const commitment = `/participation/commitments/${await idIn("organization_commitments")}`;
  const add = (name: string, each: Edited) => edited.set(name, each);
  add("a cohort's settings", {
    ...{ editor: coach, path: `/cohorts/${cohortId}/settings`, field: "name", other: ["capacity", "30"] },
    shown: { ...cohort, takesRequests: false },
  });
  add("an agreement", {
    ...{ editor: coach, path: `/cohorts/${cohortId}/agreement/new`, field: "goals", other: ["norms", "We listen."] },
    shown: firstAgreement(),
  });
  add("a session", {
    ...{ editor: coach, path: `/cohorts/${cohortId}/sessions/${ofCohort}/change`, shown: session, field: "title" },
    other: ["place", "Room 3"],
  });
  add("what a space says of itself", {
    ...{ editor: coach, path: `/community/${cohortId}/settings`, field: "purpose", other: ["agreements", "Be kind."] },
    shown: { title: "Tides", purpose: "", agreements: "", hasCoachView: false },
  });
  add("a training", {
    ...{ editor: lead, path: `/trainings/${runId}/change`, shown: run, field: "summary", other: ["place", "Library"] },
  });
  add("a session of a training", {
    ...{ editor: lead, path: `/trainings/${runId}/sessions/${ofRun}/change`, field: "title", other: ["place", "Hall"] },
    shown: { ...session, title: "Empathy interviews", minutes: 180, breaks: 30 },
  });
  add("a committee's decision", {
    ...{ editor: manager, path: `/credit/${runId}`, field: "proposalNumber", other: ["claimCode", "4711"] },
    shown: { proposalNumber: "", appliedOn: "", approvedOn: "", approvedHours: "", claimCode: "" },
  });
  add("what became of a promise", {
    ...{ editor: lead, path: commitment, shown: { state: "open", evidence: "" }, field: "evidence" },
    other: ["state", "kept"],
  });
  add("an entry of a register", {
    ...{ editor: lead, path: `/participation/registers/needs/${await idIn("register_entries")}`, field: "evidence" },
    ...{ shown: { ...entry, answer: "", organizationId: "" }, other: ["title", "Later sessions"] },
  });
  add("a profile", {
    ...{ editor: lead, path: "/settings/profile", field: "pronouns", other: ["name", "Dana O."] },
    shown: { name: lead.name, pronouns: "", timeZone: zone, language: "en" },
  });
  add("an entry of the directory", {
    ...{ editor: coach, path: "/community/directory/me", field: "worksOn", other: ["languages", "English"] },
    shown: {
      setting: "elementary",
      worksOn: "Attendance",
      canHelp: "",
      looksFor: "",
      languages: "",
      showsEmail: false,
    },
  });
});
afterAll(() => site.close());

async function send({ editor, path }: Edited, fields: Record<string, string>): Promise<[status: number, body: string]> {
  const cookie = await cookieOf(site.db, editor.id);
  const answer = await site.ask(requestFor(`${path}.data`, { method: "POST", cookie, form: fields }));
  return [answer.status, await answer.text()];
}

const names = [
  "a cohort's settings",
  "an agreement",
  "a session",
  "what a space says of itself",
  "a training",
  "a session of a training",
  "a committee's decision",
  "what became of a promise",
  "an entry of a register",
  "a profile",
  "an entry of the directory",
];

test.each(names)("two who change %s overwrite nothing of each other unseen", async (name) => {
  const form = edited.get(name);
  if (!form) throw new Error("no such form");
  const { shown, field, other: [otherName, otherValue] = ["", ""] } = form;
  const opened = { ...valuesOf(shown), [shownField]: shownText(shown) };
  const sent = (fields: Record<string, string>) =>
    send(form, Object.fromEntries(Object.entries({ ...opened, ...fields }).filter(([, value]) => value !== "")));
  const [first, second] = ["Words of the first", "Words of the second"];
  const [taken] = await sent({ [field]: first, [otherName]: otherValue });
  expect(taken).toBe(202);
  const [refused, body] = await sent({ [field]: second });
  expect([refused, body.includes(`“${first}”`)]).toEqual([422, true]);
  const now = { ...shown, [field]: first, [otherName]: otherValue };
  const [again] = await sent({ ...valuesOf(now), [shownField]: shownText(now), [field]: second });
  expect(again).toBe(202);
  const [late, quoted] = await sent({ [field]: "Words of the third" });
  expect([late, quoted.includes(`“${second}”`)]).toEqual([422, true]);
});

test("of two who change the same words at once, one is told", async () => {
  const form = edited.get("a session");
  if (!form) throw new Error("no such form");
  const shown = { ...form.shown, title: "Words of the second", place: "Room 3" };
  const each = (title: string) => ({ ...valuesOf(shown), [shownField]: shownText(shown), title });
  const answers = await Promise.all(["Alder", "Birch", "Cedar", "Dogwood"].map((title) => send(form, each(title))));
  expect(answers.map(([status]) => status).sort()).toEqual([202, 422, 422, 422]);
});
