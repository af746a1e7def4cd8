import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { setGoal } from "#app/cohorts/goals/goal.server.ts";
import { completeContact, logContact, noteMinutes, removeContact } from "#app/cohorts/log/contact.server.ts";
import { logCsv } from "#app/cohorts/log/log-csv.ts";
import { contactLine, sumsOf } from "#app/cohorts/log/log-line.ts";
import { minutesOf } from "#app/cohorts/log/new-contact.ts";
import { findContact, listContacts } from "#app/cohorts/log/queries/log.server.ts";
import { writeMessage } from "#app/cohorts/log/thread.server.ts";
import { endCohortMembership } from "#app/cohorts/programs/membership.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { moveArtifact } from "#app/learning/artifacts/review.server.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { fromNow } from "#app/time/clock.ts";
import { dayBefore, homeZone } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { attendanceObservations, people } from "#db/schema/index.ts";
import { handedInArtifact } from "#tests/artifacts/handed-in.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { goal, today } from "./full-cohort.ts";

async function aCoachedCohort(db: Db) {
  const cohortId = await aCohort(db, { name: "Tides" });
  const coaching = { grants: [{ role: "coach" as const, cohortId }] };
  const [ana, bea] = [
    await join(db, "ana", { cohortIds: [cohortId] }),
    await join(db, "bea", { cohortIds: [cohortId] }),
  ];
  const [cora, dana] = [await join(db, "cora", coaching), await join(db, "dana", coaching)];
  return { cohortId, ana, bea, cora, dana };
}

async function aGoal(db: Db, member: Person, cohortId: string, statement: string): Promise<string> {
  const id = crypto.randomUUID();
  await setGoal(db, member, { id, cohortId, words: { ...goal, statement } });
  return id;
}

const details = {
  ...{ beganAt: new Date("2026-10-06T23:10:00Z"), minutes: 85, mode: "phone" as const, language: "so" as const },
  ...{ focus: ["listening" as const], strategies: ["model" as const], barriers: ["time" as const] },
  ...{ goalIds: [] as string[], summary: "We listened." },
};

test("a contact touches goals of those who took part, and a member reads no goal but their own", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, bea, cora } = await aCoachedCohort(db);
    const [anas, beas] = [await aGoal(db, ana, cohortId, "Greet."), await aGoal(db, bea, cohortId, "Call home.")];
    const contact = { ...details, cohortId, kind: "group" as const, key: "a form" };
    expect(await logContact(db, cora, { ...contact, memberIds: [ana.id], goalIds: [beas] })).toBe("no_such_goal");
    const all = { ...contact, memberIds: [ana.id, bea.id], goalIds: [anas, beas] };
    expect([await logContact(db, cora, all), await logContact(db, cora, all)]).toEqual(["logged", "logged"]);
    const [logged, ...others] = await listContacts(db, cohortId, ana.id);
    expect(others).toEqual([]);
    if (!logged) throw new Error("nothing is logged");
    expect(logged).toMatchObject({ language: "so", mode: "phone", goals: [{ id: beas }, { id: anas }] });
    const seen = (reader: Person, isCoach: boolean) =>
      contactLine(logged, { readerId: reader.id, isCoach, timeZone: homeZone }).goals;
    expect([seen(cora, true), seen(ana, false)]).toEqual(["Goals: “Call home.”, “Greet.”", "Goals: “Greet.”"]);
    // A person who leaves takes their words along: the contact stays, without the goal.
    await endCohortMembership(db, cora, { cohortId, personId: bea.id, leftOn: dayBefore(today) });
    expect((await listContacts(db, cohortId, null))[0]?.goals).toMatchObject([{ id: anas }]);
  }));

test("a coach adds to a session when it really was, and the session stays one entry with who came", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, bea, cora, dana } = await aCoachedCohort(db);
    const made = await createMeetings(db, cora, cohortId, [
      { title: "One", startsAt: fromNow(-2 * days), minutes: 60 },
    ]);
    const [id = ""] = made === "not_allowed" ? [] : made.meetingIds;
    const came = { meetingId: id, source: "coach" as const, state: "present" as const, clientKey: "a form" };
    await db.insert(attendanceObservations).values([ana, bea].map((member) => ({ ...came, personId: member.id })));
    const anas = await aGoal(db, ana, cohortId, "Greet.");
    expect(await completeContact(db, ana, { cohortId, id, details })).toBe("missing");
    for (const coach of [cora, dana, cora]) {
      const touched = { ...details, goalIds: [anas], summary: coach.name };
      expect(await completeContact(db, coach, { cohortId, id, details: touched })).toBe("saved");
    }
    const logged = await listContacts(db, cohortId, null);
    expect(logged).toMatchObject([
      {
        ...{ source: "meeting", kind: "session", minutes: 85, mode: "phone", language: "so", focus: ["listening"] },
        ...{ summary: cora.name, goals: [{ id: anas }], memberIds: [ana.id, bea.id] },
      },
    ]);
    expect(new Date(logged[0]?.beganAt ?? 0)).toEqual(details.beganAt);
    const { dosage, effort } = minutesOf(logged);
    expect([...dosage.values(), ...effort.values()]).toEqual([85, 85, 85, 85]);
    expect(await removeContact(db, cora, { cohortId, id })).toBe("missing");
  }));

test("one tap says how long feedback and messages took: the coach's effort, and nobody's dosage", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, cora, dana } = await aCoachedCohort(db);
    const artifactId = await handedInArtifact(db, ana, cohortId);
    await moveArtifact(db, cora, artifactId, { action: "return", note: "Whose voice is missing?" });
    for (const body of ["Hello.", "One more thing."])
      await writeMessage(db, cora, { cohortId, memberId: ana.id, body, key: body });
    const untimed = await listContacts(db, cohortId, null);
    expect(untimed.map(({ source, minutes }) => [source, minutes]).sort()).toEqual([
      ["feedback", 0],
      ["message", 0],
    ]);
    for (const { id } of untimed) {
      expect(await noteMinutes(db, dana, { cohortId, id, minutes: 10 })).toBe("missing");
      for (const minutes of [5, 15]) expect(await noteMinutes(db, cora, { cohortId, id, minutes })).toBe("noted");
    }
    // A message later that day belongs to the same entry, which keeps its minutes.
    await writeMessage(db, cora, { cohortId, memberId: ana.id, body: "And this.", key: "three" });
    const timed = await listContacts(db, cohortId, null);
    expect(timed.map(({ minutes }) => minutes)).toEqual([15, 15]);
    const { dosage, effort } = minutesOf(timed);
    expect([dosage.get(ana.id), effort.get(cora.id)]).toEqual([0, 30]);
  }));

test("a coach corrects and takes out what they typed, not what another coach did", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, cora, dana } = await aCoachedCohort(db);
    await logContact(db, cora, { ...details, cohortId, kind: "team", key: "a form", memberIds: [ana.id] });
    const id = (await listContacts(db, cohortId, null))[0]?.id ?? "";
    expect(await completeContact(db, dana, { cohortId, id, details })).toBe("missing");
    expect(await removeContact(db, dana, { cohortId, id })).toBe("missing");
    expect(await completeContact(db, cora, { cohortId, id, details: { ...details, minutes: 20 } })).toBe("saved");
    expect(await listContacts(db, cohortId, null)).toMatchObject([{ kind: "team", minutes: 20 }]);
    for (const wrong of ["", "\0", `${id}.1`, `${id}'`]) expect(await findContact(db, cohortId, wrong)).toBe(null);
    expect(await removeContact(db, cora, { cohortId, id })).toBe("removed");
    expect(await listContacts(db, cohortId, null)).toEqual([]);
  }));

test("the log as CSV has real begin and end in the cohort's zone, and runs no formula", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, cora } = await aCoachedCohort(db);
    const summary = '=HYPERLINK("https://evil.example","a, b")';
    await logContact(db, cora, { ...details, cohortId, kind: "team", key: "a form", memberIds: [ana.id], summary });
    const [headings, line, ...rest] = logCsv(await listContacts(db, cohortId, null), homeZone)
      .trimEnd()
      .split("\r\n");
    expect(headings).toBe(
      "\uFEFFday,began,ended,minutes,kind,how,language,coaches,members,focus,strategies,barriers,goals,summary",
    );
    expect(line).toBe(
      `2026-10-06,16:10,17:35,85,team,phone,so,${cora.name},${ana.name},listening,model,time,,"'=HYPERLINK(""https://evil.example"",""a, b"")"`,
    );
    expect(rest).toEqual([]);
  }));

test.each([
  [{ place: null, link: "https://us02web.zoom.us/j/81234567890" }, "by video"],
  [{ place: null, link: "https://meet.google.com/abc-defg-hij" }, "by video"],
  [{ place: "Room 3", link: "https://us02web.zoom.us/j/81234567890" }, "in person"],
  [{ place: "Room 3", link: "https://docs.google.com/document/d/1" }, "in person"],
  [{ place: null, link: "https://docs.google.com/document/d/zoom.us/1" }, null],
  [{ place: null, link: null }, "in person"],
])("a session with %j is logged as %s", (where, said) =>
  inDatabase(async (db) => {
    const { cohortId, cora } = await aCoachedCohort(db);
    await createMeetings(db, cora, cohortId, [{ title: "One", startsAt: fromNow(-2 * days), minutes: 60, ...where }]);
    const [logged] = await listContacts(db, cohortId, null);
    if (!logged) throw new Error("nothing is logged");
    const { facts } = contactLine(logged, { readerId: cora.id, isCoach: true, timeZone: homeZone });
    expect(["by video", "in person"].filter((mode) => facts.includes(mode))).toEqual(said ? [said] : []);
    // What a coach says of it counts, also where the site knew nothing.
    const { id } = logged;
    expect(await completeContact(db, cora, { cohortId, id, details })).toBe("saved");
    expect(await findContact(db, cohortId, id)).toMatchObject({ mode: "phone" });
  }),
);

test("people of an entry are listed by folded name", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, bea, cora, dana } = await aCoachedCohort(db);
    for (const [person, name] of [
      [ana, "zora Hill"],
      [bea, "Élan Moss"],
      [dana, "Fern Li"],
    ] as const)
      await db.update(people).set({ name }).where(eq(people.id, person.id));
    const third = await join(db, "femi", { cohortIds: [cohortId] });
    const memberIds = [ana.id, bea.id, third.id].sort().reverse();
    await logContact(db, cora, { ...details, cohortId, kind: "group", key: "a form", memberIds });
    const logged = await listContacts(db, cohortId, null);
    expect(logged[0]).toMatchObject({
      memberNames: ["Élan Moss", "Femi Adeyemi", "zora Hill"],
      memberIds: [bea.id, third.id, ana.id],
    });
    expect(sumsOf(logged, true).dosage.map(({ name }) => name)).toEqual(["Élan Moss", "Femi Adeyemi", "zora Hill"]);
  }));
