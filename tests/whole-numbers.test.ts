import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import * as m from "#app/messages/catalog.ts";
import { cookieOf, openSite, requestFor } from "./identity/site.ts";
import { aRun } from "./trainings/run.ts";
import { aCohort, join } from "./world.ts";

let site: Awaited<ReturnType<typeof openSite>>;
let people: { coach: Person; lead: Person; admin: Person };
let ids: { cohort: string; meeting: string; run: string; session: string; member: string };

beforeAll(async () => {
  site = await openSite();
  const { db } = site;
  const cohort = await aCohort(db, { name: "Tides" });
  const coach = await join(db, "cora", { grants: [{ role: "coach", cohortId: cohort }] });
  const lead = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  const admin = await join(db, "ines", { grants: [{ role: "administrator" }] });
  const member = (await join(db, "ana", { cohortIds: [cohort] })).id;
  people = { coach, lead, admin };
  const startsAt = new Date(Date.now() - 60 * 60_000);
  const begun = { title: "Beginning", startsAt, minutes: 90, timeZone: "UTC", place: null, link: null };
  await createMeetings(db, coach, cohort, [begun], { now: new Date("2026-10-02T18:00:00Z") });
  const run = await aRun(db, lead);
  const meetingOf = async (where: ReturnType<typeof sql>) =>
    (await db.execute<{ id: string }>(sql`select id from meetings where ${where}`))[0]?.id ?? "";
  ids = {
    ...{ cohort, run, member },
    meeting: await meetingOf(sql`cohort_id is not null`),
    session: await meetingOf(sql`training_run_id is not null`),
  };
});
afterAll(() => site.close());

type Form = { by: keyof typeof people; path: () => string; fields: string[]; given?: Record<string, string> };

/** Each form with a whole number that somebody types; a form with the other fields empty is refused for those as well. */
const forms: Record<string, Form> = {
  "a new training": {
    ...{ by: "lead", path: () => "/trainings/new" },
    fields: ["capacity", "minimum", "offerHours", "certificateShare", "breaks", "sessions", "heldSeats1", "heldSeats4"],
  },
  "a training": { by: "lead", path: () => `/trainings/${ids.run}/change`, fields: ["capacity", "minimum"] },
  "a course run": { by: "lead", path: () => "/trainings/new/course?course=numbers", fields: ["capacity"] },
  "a session of a training": {
    ...{ by: "lead", path: () => `/trainings/${ids.run}/sessions/${ids.session}/change` },
    fields: ["minutes", "breaks"],
  },
  "the door": { by: "lead", path: () => `/trainings/${ids.run}/door`, fields: ["minutes"] },
  "new sessions": { by: "coach", path: () => `/cohorts/${ids.cohort}/sessions/new`, fields: ["minutes", "weeks"] },
  "a session": {
    ...{ by: "coach", path: () => `/cohorts/${ids.cohort}/sessions/${ids.meeting}/change`, fields: ["minutes"] },
  },
  "an attendance list": {
    ...{ by: "coach", path: () => `/cohorts/${ids.cohort}/sessions/${ids.meeting}/attendance` },
    ...{ given: { "state-ana": "late" }, fields: ["late-ana", "early-ana"] },
  },
  "times to book": { by: "coach", path: () => "/booking", fields: ["minutes", "times"] },
  "a cohort": { by: "coach", path: () => `/cohorts/${ids.cohort}/settings`, fields: ["capacity"] },
  "a contact": { by: "coach", path: () => `/cohorts/${ids.cohort}/log/new`, fields: ["minutes"] },
  "a pasted log": { by: "coach", path: () => `/cohorts/${ids.cohort}/log/paste`, fields: ["minutes"] },
  "a topic": { by: "coach", path: () => `/community/${ids.cohort}/topics/new`, fields: ["answersWanted"] },
  "an invitation by code": { by: "admin", path: () => "/admin/invitations/code", fields: ["days", "maxUses"] },
};

async function send(
  { by, path, given }: Form,
  fields: Record<string, string>,
): Promise<[status: number, body: string]> {
  const cookie = await cookieOf(site.db, people[by].id);
  const [address, query = ""] = path().split("?");
  const answer = await site.ask(
    requestFor(`${address}.data?${query}`, { method: "POST", cookie, form: { ...given, ...fields } }),
  );
  return [answer.status, await answer.text()];
}

const fields = Object.entries(forms).flatMap(([name, { fields }]) => fields.map((field) => [field, name] as const));

test.each(fields)("%s of %s is a whole number in digits", async (field, name) => {
  const form = forms[name];
  if (!form) throw new Error("no such form");
  for (const typed of ["1e1", "0x10", "+5", "5.0", "1 2", "１２", "-7"]) {
    const [status, body] = await send(form, { [field]: typed });
    expect([typed, status, body.includes(m.appDigitsOnly()), body.includes(typed)]).toEqual([typed, 422, true, true]);
  }
  for (const typed of ["12", " 12 "]) {
    const [, body] = await send(form, { [field]: typed });
    expect(body).not.toContain(m.appDigitsOnly());
  }
});

test("the minutes that somebody came late may stay blank", async () => {
  const form = forms["an attendance list"];
  if (!form) throw new Error("no such form");
  const { member } = ids;
  const sent = {
    key: "a key of the list",
    [`state-${member}`]: "late",
    [`late-${member}`]: "",
    [`early-${member}`]: "",
  };
  expect((await send(form, sent))[0]).toBe(202);
  const [row] = await site.db.execute(sql`select state, late_minutes from attendance_observations
    where person_id = ${member}`);
  expect(row).toEqual({ state: "late", late_minutes: null });
});
