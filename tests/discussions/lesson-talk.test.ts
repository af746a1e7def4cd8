import { expect, test } from "vitest";
import { listTopicsAbout } from "#app/discussions/about/queries/about.server.ts";
import { findSubject } from "#app/discussions/about/subject.server.ts";
import { answerQuestion } from "#app/discussions/lesson/answer.server.ts";
import { lessonTalk } from "#app/discussions/lesson/lesson-talk.server.ts";
import { listPosts } from "#app/discussions/posts/queries/posts.server.ts";
import { startTopic } from "#app/discussions/posts/writing.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { meetingInvitations, meetings } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { aCohort, join } from "#tests/world.ts";
import { aSpace, words } from "./talk.ts";

const lesson = { id: "numbers", components: ["Discuss"] };
const question = "Whose voice would you want beside this number?";

test("answers to a lesson's question stay in the reader's cohort, one topic for all, read after one's own", () =>
  inDatabase(async (db) => {
    const [cohort, other] = [await aCohort(db), await aCohort(db)];
    const [ana, bea] = [await join(db, "ana", { cohortIds: [cohort] }), await join(db, "bea", { cohortIds: [cohort] })];
    const [femi, ines] = [await join(db, "femi", { cohortIds: [other] }), await join(db, "ines")];
    const answer = (person: Person, spaceId: string, source = "The families’", key: string = crypto.randomUUID()) =>
      answerQuestion(db, person, { lessonId: lesson.id, question, spaceId, post: words(source), key });
    const talkOf = (person: Person) => lessonTalk(db, person, lesson);
    expect((await talkOf(ana)).spaces.map(({ id }) => id)).toEqual([cohort]);
    expect((await talkOf(ines)).spaces).toEqual([]);
    expect((await answer(ana, cohort, " ")).outcome).toBe("empty");
    expect((await talkOf(ana)).about.total).toBe(0);

    const [first, again] = [await answer(ana, cohort, "Theirs", "once"), await answer(ana, cohort, "Theirs", "once")];
    expect(again).toEqual(first);
    expect(await talkOf(bea)).toMatchObject({
      about: { total: 1 },
      answered: [{ question, posts: null, hasPosted: false }],
    });
    if (first.outcome !== "done") throw new Error(first.outcome);
    const seen = async (person: Person) =>
      (await listPosts(db, { person, topicId: first.topicId, isFacilitator: false }, 1)).total;
    expect(await seen(bea)).toBe(0);
    const second = await answer(bea, cohort);
    expect(second).toMatchObject({ outcome: "done", topicId: first.topicId });
    expect(await seen(bea)).toBe(2);
    expect(await talkOf(bea)).toMatchObject({ answered: [{ posts: 2, hasPosted: true }] });

    expect((await talkOf(femi)).about.total).toBe(0);
    expect((await answer(femi, cohort)).outcome).toBe("missing");
    expect((await answer(ines, await aSpace(db, "community"))).outcome).toBe("missing");
    const elsewhere = await answer(femi, other);
    expect(elsewhere.outcome === "done" && elsewhere.topicId).not.toBe(first.topicId);
  }));

test("a topic about something is listed there for those who read its space only, and names nothing to others", () =>
  inDatabase(async (db) => {
    const cohort = await aCohort(db);
    const [ana, femi] = [await join(db, "ana", { cohortIds: [cohort] }), await join(db, "femi")];
    const about = { kind: "meeting" as const, id: crypto.randomUUID() };
    await startTopic(db, ana, cohort, {
      topic: { title: "Before we meet", kind: "discussion", about },
      post: words("Bring a count"),
      key: "1",
    });
    const listed = await listTopicsAbout(db, ana, about, 5);
    expect(listed).toMatchObject([{ title: "Before we meet", posts: 1, total: 1, spaceId: cohort, isPrompt: false }]);
    expect(await listTopicsAbout(db, femi, about, 5)).toEqual([]);
    expect(await listTopicsAbout(db, ana, { ...about, kind: "cycle" }, 5)).toEqual([]);
    expect(await findSubject(db, femi, about)).toBeNull();
    expect(await findSubject(db, femi, { kind: "cycle", id: "x' or 1=1" })).toBeNull();
  }));

test("the session that a topic is about is named to its coach and those invited who still belong to the cohort", () =>
  inDatabase(async (db) => {
    const cohort = await aCohort(db);
    const [ana, bea] = [await join(db, "ana", { cohortIds: [cohort] }), await join(db, "bea", { cohortIds: [cohort] })];
    const coach = await join(db, "cora", { grants: [{ role: "coach", cohortId: cohort }] });
    const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
    const [meeting] = await db
      .insert(meetings)
      .values({
        kind: "session",
        cohortId: cohort,
        title: "Low tide",
        startsAt: new Date(),
        minutes: 60,
        timeZone: "UTC",
      })
      .returning();
    const about = { kind: "meeting" as const, id: meeting?.id ?? "" };
    const uid = { meetingId: about.id, role: "participant" as const };
    await db.insert(meetingInvitations).values([{ ...uid, personId: ana.id }]);
    const found = { title: "Low tide", path: `/cohorts/${cohort}/sessions/${about.id}` };
    expect(await findSubject(db, ana, about)).toEqual(found);
    expect(await findSubject(db, coach, about)).toEqual(found);
    expect(await findSubject(db, { ...ana, cohortIds: [] }, about)).toBeNull();
    for (const person of [bea, ines]) expect(await findSubject(db, person, about)).toBeNull();
    await db.update(meetingInvitations).set({ withdrawnAt: new Date() });
    expect(await findSubject(db, ana, about)).toBeNull();
  }));
