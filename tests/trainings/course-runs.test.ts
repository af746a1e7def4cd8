import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { closeRun } from "#app/credit/closing.server.ts";
import { courseEvidenceCsv } from "#app/credit/course-evidence.server.ts";
import { learningRecord } from "#app/credit/learning-record.server.ts";
import { accessTo } from "#app/discussions/spaces/space-access.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { possibleItems } from "#app/today.server.ts";
import { createCourseRun } from "#app/trainings/course-runs/course-run.server.ts";
import { spanOfDays } from "#app/trainings/course-runs/course-run-form.ts";
import { listEvidence } from "#app/trainings/course-runs/queries/evidence.server.ts";
import { listHandedIn } from "#app/trainings/course-runs/queries/work.server.ts";
import { answerWork, handInWork } from "#app/trainings/course-runs/work.server.ts";
import { findRegistration } from "#app/trainings/registration/queries/registrations.server.ts";
import { register } from "#app/trainings/registration/registering.server.ts";
import { cancelRegistration } from "#app/trainings/registration/registration.server.ts";
import { findRun } from "#app/trainings/runs/queries/runs.server.ts";
import { changeRun, publishRun } from "#app/trainings/runs/run.server.ts";
import type { Db } from "#db/client.server.ts";
import { discussionPosts, discussionRuns, discussionTopics, lessonFacts, mails } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { catalog } from "#tests/learning/saved-reflection.ts";
import { join } from "#tests/world.ts";
import { nothingMore } from "./run.ts";

const planned = new Date("2026-09-01T18:00:00Z");
const during = new Date("2026-10-10T18:00:00Z");
const after = new Date("2026-11-05T18:00:00Z");
const timeZone = "America/Los_Angeles";
const courseLessons = [
  { id: "lesson-a", title: "A", minutes: 40 },
  { id: "lesson-b", title: "B", minutes: 35 },
];

/** A published run of a course from October 1 to October 31, with two learners. */
async function aWorld(db: Db) {
  const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  const teacher = await join(db, "cora", { grants: [{ role: "coach" }] });
  const span = spanOfDays({ firstDay: "2026-10-01", lastDay: "2026-10-31" }, timeZone);
  const draft = {
    offeringSlug: "a-course",
    title: "A course",
    timeZone,
    capacity: 5,
    courseLessons,
    workAsked: "A plan",
  };
  const instructor = { personId: teacher.id, name: "Cora", qualification: "Data coach" };
  const key = crypto.randomUUID();
  const made = await createCourseRun(db, dana, { ...draft, ...span }, { key, instructor });
  expect(await createCourseRun(db, dana, { ...draft, ...span }, { key, instructor })).toEqual(made);
  if (made === "not_allowed") throw new Error("no run");
  await publishRun(db, dana, made.runId, planned);
  const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
  for (const person of [ana, bea]) await ask(db, person, made.runId);
  return { dana, teacher, runId: made.runId, ana, bea };
}

const ask = (db: Db, person: Person, runId: string) => {
  const words = { ...nothingMore, credit: "clock_hours" as const, legalName: person.name };
  return register(db, person, runId, { ...words, organizationId: null, by: person.id }, planned);
};

async function complete(db: Db, personId: string, lessonId: string, happenedAt: Date, sequence = 1) {
  const versions = { contentVersion: "1", ruleVersion: "1", how: "marked" as const };
  await db.insert(lessonFacts).values({ personId, lessonId, sequence, happenedAt, ...versions });
}

/** A topic in the run's space with a post of each author in turn. */
async function talk(db: Db, spaceId: string, authors: readonly string[], createdAt = during) {
  const audience = [spaceId];
  const [topic] = await db
    .insert(discussionTopics)
    .values({ spaceId, audience, kind: "discussion", title: "T" })
    .returning();
  const [run] = await db
    .insert(discussionRuns)
    .values({ topicId: topic?.id ?? "", spaceId, audience })
    .returning();
  const post = { runId: run?.id ?? "", source: "Words", html: "Words", renderer: 1, createdAt };
  await db.insert(discussionPosts).values(authors.map((authorId, at) => ({ ...post, authorId, number: at + 1 })));
}

async function accepted(db: Db, { teacher, runId }: { teacher: Person; runId: string }, learner: Person) {
  expect(await handInWork(db, learner, runId, { text: "My plan", seen: 0 }, during)).toBe("done");
  const registrationId = (await findRegistration(db, runId, learner.id))?.id ?? "";
  const answer = { registrationId, event: "accept" as const, note: "Yes", seen: 1 };
  expect(await answerWork(db, teacher, runId, answer, during)).toBe("done");
}

describe("a run of a course", () => {
  test("earns the minutes of lessons completed in it, with accepted work and an answer to another learner", () =>
    inDatabase(async (db) => {
      const world = await aWorld(db);
      const { dana, runId, ana, bea } = world;
      const spaceId = (await findRun(db, runId))?.spaceId ?? "";
      await complete(db, ana.id, "lesson-a", new Date("2026-11-01T06:59:00Z")); // the last day, 11:59 p.m. in Seattle
      await complete(db, ana.id, "lesson-b", during);
      await complete(db, bea.id, "lesson-a", new Date("2026-09-20T18:00:00Z")); // before the run
      await complete(db, bea.id, "lesson-b", during);
      await talk(db, spaceId, [bea.id, ana.id]);
      await accepted(db, world, ana);
      await accepted(db, world, bea);
      expect(await closeRun(db, dana, runId, during)).toBe("too_early");
      expect(await closeRun(db, dana, runId, after)).toBe("closed");
      const [line] = await learningRecord(db, ana.id);
      expect(line).toMatchObject({ minutes: 75, waitsFor: "signature" });
      expect(await learningRecord(db, bea.id)).toEqual([]); // she answered nobody
      await talk(db, spaceId, [ana.id, bea.id], new Date("2026-11-02T18:00:00Z")); // after the run
      await talk(db, spaceId, [world.teacher.id, bea.id]); // an answer to the instructor is none to a learner
      await closeRun(db, dana, runId, after);
      expect(await learningRecord(db, bea.id)).toEqual([]);
      await talk(db, spaceId, [ana.id, bea.id]);
      await closeRun(db, dana, runId, after);
      expect((await learningRecord(db, bea.id)).map(({ minutes }) => minutes)).toEqual([35]);
    }));

  test("has a space for those who hold a seat, which the instructor moderates", () =>
    inDatabase(async (db) => {
      const { teacher, runId, ana, dana } = await aWorld(db);
      const spaceId = (await findRun(db, runId))?.spaceId ?? "";
      const sees = async (person: Person) => (await accessTo(db, person, spaceId))?.isFacilitator ?? null;
      expect([await sees(ana), await sees(teacher), await sees(dana)]).toEqual([false, true, null]);
      await cancelRegistration(db, ana, runId, { now: planned });
      expect(await sees(ana)).toBeNull();
      await ask(db, ana, runId);
      expect(await sees(ana)).toBe(false);
    }));

  test("queues work for its instructor, who returns or accepts it once", () =>
    inDatabase(async (db) => {
      const { dana, teacher, runId, ana, bea } = await aWorld(db);
      const registrationId = (await findRegistration(db, runId, ana.id))?.id ?? "";
      const handIn = (text: string, seen: number, at = during) => handInWork(db, ana, runId, { text, seen }, at);
      const answer = (by: Person, event: "return" | "accept", note: string, seen: number) =>
        answerWork(db, by, runId, { registrationId, event, note, seen }, during);
      expect(await handIn("Early", 0, planned)).toBe("not_open");
      expect(await handIn("Mine", 0)).toBe("done");
      expect(await handIn("Mine", 0)).toBe("done"); // pressed twice
      expect(await handIn("Other tab", 0)).toBe("not_now");
      expect(await listHandedIn(db, runId)).toMatchObject([{ registrationId, event: "hand_in" }]);
      for (const stranger of [dana, bea, ana]) expect(await answer(stranger, "accept", "Me", 1)).toBe("missing");
      expect(await answer(teacher, "return", "Say who decides", 1)).toBe("done");
      expect(await answer(teacher, "accept", "Too fast", 1)).toBe("not_now");
      expect(await handIn("Mine, with who decides", 2)).toBe("done");
      expect(await answer(teacher, "accept", "Yes", 3)).toBe("done");
      expect(await handIn("More", 4)).toBe("not_now");
      const run = await findRun(db, runId);
      const [evidence] = run ? await listEvidence(db, run, ana.id) : [];
      expect(evidence).toMatchObject({ work: "accepted", acceptedBy: teacher.name, acceptedAt: during });
    }));

  test("that gets other days tells who is registered, keeps what was done, and asks a learner for returned work", () =>
    inDatabase(async (db) => {
      const { dana, teacher, runId, ana, bea } = await aWorld(db);
      const days = (firstDay: string, lastDay: string) => spanOfDays({ firstDay, lastDay }, timeZone);
      const mailed = async () => (await db.select().from(mails).where(eq(mails.template, "training_moved"))).length;
      await cancelRegistration(db, bea, runId, { now: planned });
      await complete(db, ana.id, "lesson-a", new Date("2026-11-03T18:00:00Z"));
      const before = await findRun(db, runId);
      if (!before) throw new Error("no run");
      expect((await listEvidence(db, before))[0]?.lessonIds).toEqual([]);
      expect(await changeRun(db, bea, runId, { span: days("2026-10-05", "2026-11-07") })).toBe("missing");
      expect(await changeRun(db, dana, runId, { span: days("2026-10-05", "2026-11-07") }, during)).toBe("changed");
      expect(await changeRun(db, dana, runId, { span: days("2026-10-05", "2026-11-07") }, during)).toBe("changed");
      expect(await mailed()).toBe(1);
      const moved = await findRun(db, runId);
      if (!moved) throw new Error("no run");
      expect((await listEvidence(db, moved))[0]?.lessonIds).toEqual(["lesson-a"]);

      await handInWork(db, ana, runId, { text: "Mine", seen: 0 }, during);
      const registrationId = (await findRegistration(db, runId, ana.id))?.id ?? "";
      await answerWork(
        db,
        teacher,
        runId,
        { registrationId, event: "return", note: "Say who decides", seen: 1 },
        during,
      );
      const todayOf = (person: Person, now: Date) => possibleItems({ db, person, now }, catalog);
      expect(await todayOf(ana, during)).toMatchObject([{ to: `/trainings/${runId}/work` }]);
      expect(await todayOf(ana, after)).toHaveLength(1);
      expect(await todayOf(ana, new Date("2026-11-08T08:00:00Z"))).toEqual([]); // nobody can hand it in any more
      expect(await courseEvidenceCsv(db, moved)).toContain(`${ana.name},1,2,2026-11-03,2026-11-03,40,`);

      const end = new Date("2026-11-09T18:00:00Z");
      await closeRun(db, dana, runId, end);
      expect(await changeRun(db, dana, runId, { span: days("2026-10-05", "2026-11-20") }, end)).toBe("not_movable");
    }));
});
