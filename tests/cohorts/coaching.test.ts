import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { deskFor } from "#app/cohorts/desk/desk.server.ts";
import { quietSince } from "#app/cohorts/desk/desk.ts";
import { markReflection } from "#app/cohorts/desk/mark.server.ts";
import { reviseGoal, setGoal } from "#app/cohorts/goals/goal.server.ts";
import type { GoalWords } from "#app/cohorts/goals/goal.ts";
import { listGoals, listGoalVersions } from "#app/cohorts/goals/queries/goals.server.ts";
import { logContact } from "#app/cohorts/log/contact.server.ts";
import { minutesOf } from "#app/cohorts/log/new-contact.ts";
import { acknowledgeObservation, observe } from "#app/cohorts/log/observation.server.ts";
import { listContacts } from "#app/cohorts/log/queries/log.server.ts";
import { listObservations } from "#app/cohorts/log/queries/observations.server.ts";
import { writeMessage } from "#app/cohorts/log/thread.server.ts";
import { assignLearning, withdrawAssignment } from "#app/cohorts/programs/assignment.server.ts";
import { listAssignedProgress, listOwnAssignments } from "#app/cohorts/programs/queries/assigned-learning.server.ts";
import { assignedTo, cohortsToday } from "#app/cohorts/programs/today.server.ts";
import { completeLesson } from "#app/learning/completion.server.ts";
import { enroll } from "#app/learning/enrollment.server.ts";
import { reflect, setVisibility } from "#app/learning/reflection.server.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { fromNow } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import { rankToday } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import { attendanceObservations, auditEvents, cohortMemberships } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, aLesson, aReflectionPrompt, join } from "#tests/world.ts";
import { numbers, publishNumbers } from "./numbers.ts";

const coaching = (cohortId: string) => ({ grants: [{ role: "coach" as const, cohortId }] });

async function aCoachedCohort(db: Db) {
  const cohortId = await aCohort(db, { name: "Tides" });
  const ana = await join(db, "ana", { cohortIds: [cohortId] });
  const bea = await join(db, "bea", { cohortIds: [cohortId] });
  const cora = await join(db, "cora", coaching(cohortId));
  const otherCoach = await join(db, "cora", coaching(await aCohort(db, { name: "Cedars" })));
  return { cohortId, ana, bea, cora, otherCoach };
}

const greeted: GoalWords = {
  ...{ statement: "Everybody is greeted.", problem: null, baseline: "2 of 10", measure: "A tally" },
  ...{ targetOn: "2027-05-01", status: "open" },
};

test("a goal is its member's: coaches of the cohort read it with its history, nobody else does", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, bea, cora } = await aCoachedCohort(db);
    const id = crypto.randomUUID();
    expect(await setGoal(db, ana, { id, cohortId, words: greeted })).toBe("set");
    expect(await setGoal(db, ana, { id, cohortId, words: greeted })).toBe("set");
    expect(await setGoal(db, cora, { id: crypto.randomUUID(), cohortId, words: greeted })).toBe("refused");
    const revised = { ...greeted, statement: "Every family is greeted." };
    expect(await reviseGoal(db, bea, { goalId: id, seen: 1, words: revised })).toBe("missing");
    expect(await reviseGoal(db, ana, { goalId: id, seen: 1, words: revised })).toBe("revised");
    expect(await reviseGoal(db, ana, { goalId: id, seen: 1, words: greeted })).toBe("changed_meanwhile");
    const listed = (readerId: string, isCoach: boolean) => listGoals(db, { cohortId, readerId, isCoach });
    expect((await listed(cora.id, true)).map(({ statement, revision }) => [statement, revision])).toEqual([
      ["Every family is greeted.", 2],
    ]);
    expect(await listed(bea.id, false)).toEqual([]);
    expect((await listGoalVersions(db, [id])).map(({ statement }) => statement)).toEqual(["Everybody is greeted."]);
    await db.update(cohortMemberships).set({ leftOn: "2026-02-01" }).where(eq(cohortMemberships.personId, ana.id));
    expect(await listed(cora.id, true)).toEqual([]);
    expect((await listed(ana.id, false)).length).toBe(1);
  }));

test("what is assigned is on Today until it is done, and a due date that passed says nothing", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, bea, cora, otherCoach } = await aCoachedCohort(db);
    const catalog = await publishNumbers(db);
    const wanted = { cohortId, what: "lesson averages", member: ana.id, dueOn: "2026-11-10", note: null };
    expect(await assignLearning(db, otherCoach, wanted, catalog)).toBe("refused");
    expect(await assignLearning(db, cora, { ...wanted, what: "lesson none" }, catalog)).toBe("no_such_learning");
    expect(await assignLearning(db, cora, { ...wanted, member: cora.id }, catalog)).toBe("no_such_member");
    expect(await assignLearning(db, cora, wanted, catalog)).toBe("assigned");
    expect(await assignLearning(db, cora, wanted, catalog)).toBe("assigned");
    expect([(await listOwnAssignments(db, ana.id)).length, (await listOwnAssignments(db, bea.id)).length]).toEqual([
      1, 0,
    ]);
    const today = async (now: string) => {
      const at = new Date(now);
      return rankToday(await cohortsToday({ db, person: ana, now: at }), at).map(({ title, facts }) => [title, facts]);
    };
    expect(await today("2026-11-09T12:00:00Z")).toEqual([["Averages", "due Nov 10, 2026"]]);
    expect(await today("2026-12-01T12:00:00Z")).toEqual([["Averages", undefined]]);
    const due = async (now: string) => (await assignedTo(db, ana, new Date(now))).map(({ title, due }) => [title, due]);
    expect(await due("2026-11-11T07:59:00Z")).toEqual([["Averages", "due Nov 10, 2026"]]);
    expect(await due("2026-11-11T08:01:00Z")).toEqual([["Averages", null]]);
    expect(await assignedTo(db, bea)).toEqual([]);
    const [lesson = aLesson("none")] = numbers.lessons;
    await enroll(db, ana.id, numbers);
    await completeLesson(db, ana.id, numbers, lesson, catalog);
    expect(await today("2026-12-01T12:00:00Z")).toEqual([]);
    const [done] = await listAssignedProgress(db, cohortId);
    expect(done).toMatchObject({ personId: ana.id, state: "done" });
    expect(await withdrawAssignment(db, otherCoach, { cohortId, id: done?.id ?? "" })).toBe("missing");
    expect(await withdrawAssignment(db, cora, { cohortId, id: done?.id ?? "" })).toBe("withdrawn");
    expect(await listAssignedProgress(db, cohortId)).toEqual([]);
  }));

test("the desk groups what is shared by prompt, marks what is new, and forgets what turned private", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, bea, cora, otherCoach } = await aCoachedCohort(db);
    await publishNumbers(db);
    const [lesson = aLesson("none")] = numbers.lessons;
    const place = { course: numbers, lesson, prompt: aReflectionPrompt() };
    const share = async (personId: string, text: string) => {
      await enroll(db, personId, numbers);
      const saved = await reflect(db, personId, place, { writer: "w", base: 0, visibility: "coach", text });
      return saved.outcome === "saved" ? saved.reflection.id : "";
    };
    const id = await share(ana.id, "Buses come late.");
    await share(bea.id, "Doors are heavy.");
    const now = new Date();
    const desk = await deskFor(db, cora, now);
    expect(desk.groups.map(({ cohort, prompts }) => [cohort, prompts.length])).toEqual([["Tides", 1]]);
    expect(desk.groups[0]?.prompts[0]).toMatchObject({ prompt: "What do you notice?", lesson: "Averages" });
    expect([desk.groups[0]?.prompts[0]?.reflections.length, desk.newCount]).toEqual([2, 2]);
    expect((await deskFor(db, otherCoach, now)).groups).toEqual([]);
    const reads = await db.select().from(auditEvents).where(eq(auditEvents.action, "reflection.read"));
    expect(reads.length).toBe(2);
    expect(await markReflection(db, otherCoach, { reflectionId: id, revision: 1 })).toBe("missing");
    expect(await markReflection(db, cora, { reflectionId: id, revision: 1 })).toBe("marked");
    expect((await deskFor(db, cora, now)).newCount).toBe(1);
    await setVisibility(db, ana.id, id, "private");
    const after = await deskFor(db, cora, now);
    expect(JSON.stringify(after)).not.toContain("Buses");
    expect(after.cohorts).toMatchObject([{ id: cohortId, name: "Tides", memberCount: 2 }]);
  }));

test("a member is quiet two weeks after their last sign of work, counted from when they joined", () => {
  const of = (lastActiveOn: string | null) => quietSince({ joinedOn: "2026-09-01", lastActiveOn }, "2026-10-15");
  expect([of(null), of("2026-08-01"), of("2026-10-01"), of("2026-10-02")]).toEqual([
    "2026-09-01",
    "2026-09-01",
    "2026-10-01",
    null,
  ]);
});

test("the log takes a form once, names members only, and shows each reader what is theirs", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, bea, cora, otherCoach } = await aCoachedCohort(db);
    const contact = {
      ...{ cohortId, kind: "one-to-one" as const, beganAt: new Date(), minutes: 30, mode: "video" as const },
      ...{ focus: [], strategies: [], barriers: [], summary: "We named the problem.", key: "one" },
    };
    expect(await logContact(db, otherCoach, { ...contact, memberIds: [ana.id] })).toBe("refused");
    expect(await logContact(db, cora, { ...contact, memberIds: [cora.id] })).toBe("no_such_member");
    expect(await logContact(db, cora, { ...contact, memberIds: [] })).toBe("nobody");
    for (const day of ["9999-12-31", "0026-11-28"]) {
      const wrong = { ...contact, beganAt: new Date(`${day}T18:00:00Z`), memberIds: [ana.id] };
      expect(await logContact(db, cora, wrong)).toBe("wrong_day");
      const seen = { id: crypto.randomUUID(), cohortId, memberId: ana.id, day, evidence: "4", question: "?" };
      expect(await observe(db, cora, seen)).toBe("wrong_day");
    }
    expect(await logContact(db, cora, { ...contact, memberIds: [ana.id] })).toBe("logged");
    expect(await logContact(db, cora, { ...contact, memberIds: [ana.id] })).toBe("logged");
    const counted = async (memberId: string | null) => (await listContacts(db, cohortId, memberId)).length;
    expect([await counted(null), await counted(ana.id), await counted(bea.id)]).toEqual([1, 1, 0]);
  }));

test("sessions that took place and messages are in the log by themselves, with who came", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, bea, cora } = await aCoachedCohort(db);
    const past = { title: "One", startsAt: fromNow(-2 * days), minutes: 60 };
    const made = await createMeetings(db, cora, cohortId, [past, { ...past, startsAt: fromNow(2 * days) }]);
    const [meetingId = ""] = made === "not_allowed" ? [] : made.meetingIds;
    await db.insert(attendanceObservations).values([
      { meetingId, personId: ana.id, source: "coach", state: "present", clientKey: "a" },
      { meetingId, personId: bea.id, source: "coach", state: "absent", clientKey: "b" },
    ]);
    await writeMessage(db, cora, { cohortId, memberId: bea.id, body: "We missed you.", key: "one" });
    await writeMessage(db, bea, { cohortId, memberId: bea.id, body: "I was ill.", key: "two" });
    const logged = await listContacts(db, cohortId, null);
    expect(logged.map(({ kind, minutes, memberNames }) => [kind, minutes, memberNames])).toEqual([
      ["message", 0, [bea.name]],
      ["session", 60, [ana.name]],
    ]);
    const { dosage, effort } = minutesOf(logged);
    expect([dosage.get(ana.id), dosage.get(bea.id), effort.get(cora.id)]).toEqual([60, 0, 60]);
    expect((await listContacts(db, cohortId, ana.id)).map(({ kind }) => kind)).toEqual(["session"]);
  }));

test("another coach reads an observation only after the member did", () =>
  inDatabase(async (db) => {
    const { cohortId, ana, bea, cora } = await aCoachedCohort(db);
    const second = await join(db, "dana", coaching(cohortId));
    const id = crypto.randomUUID();
    const seen = {
      id,
      cohortId,
      memberId: ana.id,
      day: "2026-10-01",
      evidence: "Four spoke.",
      question: "Who did not?",
    };
    expect(await observe(db, ana, seen)).toBe("refused");
    expect(await observe(db, cora, seen)).toBe("observed");
    const counted = async (readerId: string, isCoach: boolean) =>
      (await listObservations(db, { cohortId, readerId, isCoach })).length;
    const all = async () => [
      await counted(ana.id, false),
      await counted(bea.id, false),
      await counted(cora.id, true),
      await counted(second.id, true),
    ];
    expect(await all()).toEqual([1, 0, 1, 0]);
    expect(await acknowledgeObservation(db, bea, id)).toBe("missing");
    expect(await acknowledgeObservation(db, ana, id)).toBe("seen");
    expect(await all()).toEqual([1, 0, 1, 1]);
  }));

test("minutes count once for each person and once for each coach, however a meeting is listed", () => {
  const ids = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 5 });
  const contact = fc.record({ minutes: fc.integer({ min: 0, max: 300 }), coachIds: ids, memberIds: ids });
  fc.assert(
    fc.property(fc.array(contact, { maxLength: 8 }), (contacts) => {
      const { dosage, effort } = minutesOf(contacts);
      const sum = (map: Map<string, number>) => [...map.values()].reduce((total, minutes) => total + minutes, 0);
      const expected = (of: "memberIds" | "coachIds") =>
        contacts.reduce((total, each) => total + each.minutes * new Set(each[of]).size, 0);
      expect([sum(dosage), sum(effort)]).toEqual([expected("memberIds"), expected("coachIds")]);
    }),
  );
});
