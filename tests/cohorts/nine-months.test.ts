import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { standingIn } from "#app/cohorts/cohort.ts";
import { reviseGoal, setGoal } from "#app/cohorts/goals/goal.server.ts";
import { listGoals, listGoalVersions } from "#app/cohorts/goals/queries/goals.server.ts";
import { minutesOf } from "#app/cohorts/log/new-contact.ts";
import { listContacts } from "#app/cohorts/log/queries/log.server.ts";
import { assignLearning } from "#app/cohorts/programs/assignment.server.ts";
import { handOver } from "#app/cohorts/programs/hand-over.server.ts";
import { addCohortMember, endCohortMembership } from "#app/cohorts/programs/membership.server.ts";
import { listNamedAnswers } from "#app/instruments/queries/answers.server.ts";
import { listRunsFor } from "#app/instruments/queries/runs.server.ts";
import { addComment, saveRatings } from "#app/learning/artifacts/feedback.server.ts";
import { listCohortArtifacts, listOwnArtifacts } from "#app/learning/artifacts/queries/artifact-lists.server.ts";
import { findArtifactPage } from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { moveArtifact } from "#app/learning/artifacts/review.server.ts";
import { canSeeMeeting } from "#app/meetings/meeting.ts";
import { listFeedMeetings } from "#app/meetings/queries/meeting-invitations.server.ts";
import { findMeeting } from "#app/meetings/queries/meetings.server.ts";
import { listNotes } from "#app/meetings/queries/notes.server.ts";
import { requestDataExport, writeDataExport } from "#app/personal-data/data-export.server.ts";
import { askForErasure, eraseAccount } from "#app/personal-data/erasure.server.ts";
import { currentTime, moveClock } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { dataExports, erasures } from "#db/schema/index.ts";
import { withCommittedDatabase } from "#tests/database.ts";
import { filesOf } from "#tests/personal-data/downloads.ts";
import { join } from "#tests/world.ts";
import { booksOneToOnes, meets, meetsAgain } from "./held-meetings.ts";
import { aJoinedCohort, type Year } from "./joined-cohort.ts";
import { publishNumbers } from "./numbers.ts";
import { servePrograms } from "./released-programs.ts";
import { answered, calendarOf, deskOf, freeTimes, goTo, handIn, now, write } from "./year.ts";

beforeAll(async () => {
  vi.stubEnv("MAIL_URL", "smtp://mail.invalid");
  await servePrograms();
});
afterEach(() => moveClock(0));
afterAll(() => vi.unstubAllEnvs());

test("a cohort is coached for nine months, from the invitation to the accepted brief", () =>
  withCommittedDatabase(async (db) => {
    goTo("2030-08-20");
    const year = await aJoinedCohort(db);
    expect((await deskOf(db, year.cora.id)).cohorts).toContainEqual(
      expect.objectContaining({ id: year.cohortId, name: "Tides", memberCount: year.memberIds.length }),
    );
    await begins(db, year);
    await meets(db, year);
    await meetsAgain(db, year);
    await booksOneToOnes(db, year);
    await answersWork(db, year);
    await losesAndRegains(db, year);
    await isHandedOver(db, year);
    await closes(db, year);
    await forgets(db, year);
  }));

/** September: first questionnaires, a goal with its history, and learning that is assigned. */
async function begins(db: Db, { cohortId, cora, ana, memberIds }: Year) {
  goTo("2030-09-03");
  await answered(db, cohortId, "pre-survey", memberIds);
  const readiness = await answered(db, cohortId, "readiness", memberIds.slice(0, 3));
  expect((await listNamedAnswers(db, readiness)).length).toBe(3);
  const words = { statement: "Every family is asked.", problem: null, baseline: "2 of 10", measure: "A tally" };
  const goal = { ...words, targetOn: "2031-05-01", status: "open" as const };
  const id = crypto.randomUUID();
  expect(await setGoal(db, await now(db, ana.id), { id, cohortId, words: goal })).toBe("set");
  goTo("2030-09-05");
  const revised = { goalId: id, seen: 1, words: { ...goal, statement: "Families are asked twice." } };
  expect(await reviseGoal(db, await now(db, ana.id), revised)).toBe("revised");
  expect((await listGoalVersions(db, [id])).map(({ statement }) => statement)).toEqual([goal.statement]);
  expect((await deskOf(db, cora.id)).goals.map(({ statement }) => statement)).toEqual(["Families are asked twice."]);
  const wanted = { cohortId, what: "course numbers", member: null, dueOn: "2030-10-01", note: null };
  expect(await assignLearning(db, await now(db, cora.id), wanted, await publishNumbers(db))).toBe("assigned");
}

/** A problem of practice goes from a draft to accepted work, with comments and rubric rows on the way. */
async function answersWork(db: Db, { cohortId, cora, ana, bea }: Year) {
  const id = await handIn(db, await now(db, ana.id), cohortId, "problem-of-practice");
  await handIn(db, await now(db, bea.id), cohortId, "data-note");
  expect((await deskOf(db, cora.id)).waiting.map(({ owners }) => owners)).toEqual([ana.name, bea.name]);
  const comment = { text: "Who says so?", parentId: null, fieldKey: "problem", passage: "leave before", start: null };
  expect(await addComment(db, await now(db, cora.id), id, comment)).toEqual({ outcome: "done" });
  const rating = { rowKey: "system-causes", level: 2 as const, note: "Name the rule." };
  expect(await saveRatings(db, await now(db, cora.id), id, [rating])).toBe("done");
  const step = async (personId: string, action: "return" | "submit" | "accept") =>
    (await moveArtifact(db, await now(db, personId), id, { action })).outcome;
  expect(await step(cora.id, "return")).toBe("done");
  goTo("2030-12-06");
  const words = "The bus contract ends at the last bell.";
  await write(db, await now(db, ana.id), id, { key: "problem-of-practice", words, base: 1 });
  expect([await step(ana.id, "submit"), await step(cora.id, "accept")]).toEqual(["done", "done"]);
  const page = await findArtifactPage(db, await now(db, ana.id), id);
  expect([page?.state, page?.texts.problem, page?.comments.length]).toEqual(["accepted", words, 1]);
  expect((await listContacts(db, cohortId, ana.id)).filter(({ kind }) => kind === "feedback").length).toBe(2);
}

/** December: two leave, who lose the pages and keep their work; one of them comes back for the second half. */
async function losesAndRegains(db: Db, { cohortId, cora, bea, femiId, memberIds, meetingIds }: Year) {
  const coming = meetingIds.at(-1) ?? "";
  goTo("2030-12-10");
  const leave = (personId: string) => ({ cohortId, personId, leftOn: "2030-12-09" });
  expect(await endCohortMembership(db, await now(db, bea.id), leave(bea.id))).toBe("ended");
  expect(await endCohortMembership(db, await now(db, cora.id), leave(femiId))).toBe("ended");
  const left = await now(db, bea.id);
  const session = await findMeeting(db, bea.id, meetingIds[0] ?? "");
  expect([standingIn(left, cohortId), session && canSeeMeeting(left, session)]).toEqual([null, false]);
  expect((await calendarOf(db, bea.email, coming)).at(-1)).toBe("CANCEL 0");
  expect(
    await listFeedMeetings(db, bea.id, currentTime()).then((each) => each.filter(({ canceledAt }) => !canceledAt)),
  ).toEqual([]);
  expect((await listOwnArtifacts(db, left)).artifacts.length).toBe(1);
  const desk = await deskOf(db, cora.id);
  expect([desk.waiting, desk.cohorts.find(({ id }) => id === cohortId)?.memberCount]).toEqual([
    [],
    memberIds.length - 2,
  ]);
  goTo("2031-01-10");
  const back = { cohortId, personId: femiId, joinedOn: "2031-01-10" };
  expect(await addCohortMember(db, await now(db, cora.id), back)).toBe("joined");
  const feed = await listFeedMeetings(db, femiId, currentTime());
  expect(feed.map(({ id }) => id)).toEqual(meetingIds.slice(4));
  expect(await calendarOf(db, (await now(db, femiId)).email, coming)).toEqual(["REQUEST 0", "CANCEL 0", "REQUEST 0"]);
  goTo("2031-01-21");
  await answered(
    db,
    cohortId,
    "mid-survey",
    memberIds.filter((id) => id !== bea.id),
  );
  expect((await listRunsFor(db, bea.id)).map(({ definition }) => definition.slug)).not.toContain("mid-survey");
}

/** February: another coach takes over, with the log, the goals and the work, and never with private notes. */
async function isHandedOver(db: Db, { cohortId, cora, dana, ana, meetingIds }: Year) {
  goTo("2031-02-10");
  const wanted = { cohortId, from: cora.id, to: dana.id, note: "They meet on Tuesdays." };
  expect(await handOver(db, await now(db, cora.id), wanted)).toBe("handed_over");
  const [old, successor] = [await now(db, cora.id), await now(db, dana.id)];
  expect([standingIn(old, cohortId), standingIn(successor, cohortId)]).toEqual([null, "coach"]);
  const notes = await listNotes(db, meetingIds[0] ?? "", dana.id);
  expect(notes.map(({ text }) => text)).toEqual(["We named three strengths."]);
  expect((await listCohortArtifacts(db, successor, cohortId)).artifacts.map(({ isOpen }) => isOpen)).toEqual([true]);
  expect((await listGoals(db, { cohortId, readerId: dana.id, isCoach: true })).length).toBe(1);
  expect((await deskOf(db, dana.id)).cohorts.map(({ id }) => id)).toContain(cohortId);
  expect((await deskOf(db, cora.id)).cohorts.map(({ id }) => id)).not.toContain(cohortId);
  expect((await listFeedMeetings(db, dana.id, currentTime())).map(({ id }) => id)).toEqual(meetingIds.slice(5));
  expect((await listFeedMeetings(db, cora.id, currentTime())).filter(({ canceledAt }) => !canceledAt)).toEqual([]);
  expect(await freeTimes(db, ana.id)).toEqual([]);
}

/** June: the brief is accepted, the log adds up, the cohort ends, and ninety days later it is asked once more. */
async function closes(db: Db, { cohortId, cora, dana, ana, memberIds, meetingIds, bea }: Year) {
  goTo("2031-05-13");
  const learning = memberIds.filter((id) => id !== bea.id);
  await answered(db, cohortId, "post-survey", learning);
  const id = await handIn(db, await now(db, ana.id), cohortId, "brief");
  goTo("2031-06-03");
  const note = "Give it to the families first.";
  expect((await moveArtifact(db, await now(db, dana.id), id, { action: "return", note })).outcome).toBe("done");
  await write(db, await now(db, ana.id), id, { key: "brief", words: "Families heard it first.", base: 1 });
  for (const [personId, action] of [
    [ana.id, "submit"],
    [dana.id, "accept"],
  ] as const) {
    expect((await moveArtifact(db, await now(db, personId), id, { action })).outcome).toBe("done");
  }
  const { dosage, effort } = minutesOf(await listContacts(db, cohortId, null));
  const minutes = await Promise.all(
    meetingIds.map(async (each) => (await findMeeting(db, dana.id, each))?.minutes ?? 0),
  );
  const sum = (some: number[]) => some.reduce((total, each) => total + each, 0);
  expect(dosage.get(ana.id)).toBe(sum(minutes.slice(0, 3)) + 30);
  expect([effort.get(cora.id), effort.get(dana.id)]).toEqual([sum(minutes.slice(0, 5)) + 30, sum(minutes.slice(5))]);

  goTo("2031-06-11");
  expect(standingIn(await now(db, ana.id), cohortId)).toBeNull();
  expect((await deskOf(db, dana.id)).cohorts.map(({ id }) => id)).not.toContain(cohortId);
  expect((await listOwnArtifacts(db, await now(db, ana.id))).artifacts.map(({ state }) => state)).toEqual([
    "accepted",
    "accepted",
  ]);
  goTo("2031-09-08");
  const followUp = await answered(db, cohortId, "follow-up", learning.slice(0, 2));
  expect((await listNamedAnswers(db, followUp)).length).toBe(2);
  expect((await listRunsFor(db, bea.id)).map(({ definition }) => definition.slug)).not.toContain("follow-up");
}

/** A member takes everything along and is forgotten; the coaches' records stay, without name and words. */
async function forgets(db: Db, { cohortId, ana, dana }: Year) {
  await requestDataExport(db, ana.id);
  const [waiting] = await db.select({ id: dataExports.id }).from(dataExports);
  await writeDataExport(db, { exportId: waiting?.id ?? "" });
  const { text } = await filesOf(db, ana.id);
  for (const words of ["Families are asked twice.", "Families heard it first.", "We named three strengths.", "Tides"]) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain("Ask about the shuttle.");
  await join(db, "ines", { grants: [{ role: "administrator" }] });
  const person = await now(db, ana.id);
  expect(await askForErasure(db, new Request("http://practice.test/"), person)).toBe("asked");
  goTo("2031-11-01");
  const [asked] = await db.select({ erasureId: erasures.id }).from(erasures);
  await eraseAccount(db, { erasureId: asked?.erasureId ?? "" });
  const { dosage, effort } = minutesOf(await listContacts(db, cohortId, null));
  expect([dosage.has(ana.id), (effort.get(dana.id) ?? 0) > 0]).toEqual([false, true]);
  const rows = await db.execute(`select text from meeting_notes union all select statement from goals
    union all select texts::text from artifact_versions`);
  expect(JSON.stringify(rows)).not.toMatch(/three strengths|asked twice|heard it first/);
}
