import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { completeLesson } from "#app/learning/completion.server.ts";
import { enroll } from "#app/learning/enrollment.server.ts";
import { courseProgressFor, progressFor } from "#app/learning/progress.server.ts";
import { courseFacts, lessonFacts } from "#db/schema/learning.ts";
import { inDatabase } from "#tests/database.ts";
import { aCourse, aLesson, join, publish } from "#tests/world.ts";
import { complete, numbers, reopen, stateOf } from "./presses.ts";

describe("a change of the course", () => {
  const longer = aCourse("numbers", [...numbers.lessons, aLesson("sentences")]);

  test("takes nothing from who had finished, and says what is new", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await complete(db, ana.id, numbers, "averages");
      await complete(db, ana.id, numbers, "groups");
      const after = await stateOf(db, ana.id, longer);
      expect(after).toMatchObject({ state: "finished", percent: 100, newSinceFinished: ["sentences"] });
      expect(after.finishedUnderOlderRule).toBe(true);
    }));

  test("an undo and its undo under a new rule give back the finish under the old one", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await complete(db, ana.id, numbers, "averages");
      await complete(db, ana.id, numbers, "groups");
      await publish(db, longer);
      await reopen(db, ana.id, longer, "groups");
      expect((await stateOf(db, ana.id, longer)).state).toBe("in-progress");
      await complete(db, ana.id, longer, "groups");
      expect((await stateOf(db, ana.id, longer)).state).toBe("finished");
      const facts = await db.select().from(courseFacts).where(eq(courseFacts.personId, ana.id));
      expect(facts.map(({ ruleVersion }) => ruleVersion)).toEqual(Array(3).fill(numbers.ruleVersion));
    }));

  test("a new lesson done after finishing is not new any more", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await complete(db, ana.id, numbers, "averages");
      await complete(db, ana.id, numbers, "groups");
      await complete(db, ana.id, longer, "sentences");
      expect((await stateOf(db, ana.id, longer)).newSinceFinished).toEqual([]);
    }));

  test("a rule that asks for less is met at the next visit that changes anything", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await complete(db, ana.id, longer, "averages");
      await complete(db, ana.id, longer, "groups");
      await publish(db, numbers);
      await enroll(db, ana.id, numbers);
      expect((await stateOf(db, ana.id, numbers)).state).toBe("finished");
    }));

  test("a lesson that moves to another course stays complete there", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await complete(db, ana.id, numbers, "averages");
      const stories = aCourse("stories", [aLesson("averages", { slug: "means" }), aLesson("voices")]);
      const catalog = await publish(db, aCourse("numbers", [aLesson("groups")]), stories);
      const { byCourse } = await progressFor(db, ana.id, catalog);
      expect(byCourse.stories).toMatchObject({
        state: "in-progress",
        completedCount: 1,
        requiredCount: 2,
        percent: 50,
      });
      expect(byCourse.numbers).toMatchObject({ completedCount: 0, requiredCount: 1, percent: 0 });
    }));

  test("a retired lesson does not count, and counts again when it comes back", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await complete(db, ana.id, numbers, "averages");
      const shorter = aCourse("numbers", [aLesson("groups")]);
      expect(await stateOf(db, ana.id, shorter)).toMatchObject({ completedCount: 0, requiredCount: 1, percent: 0 });
      expect(await stateOf(db, ana.id, numbers)).toMatchObject({ completedCount: 1, requiredCount: 2, percent: 50 });
    }));
});

describe("a lock", () => {
  const before = aCourse("before", [aLesson("start")]);
  const locked = aCourse(
    "locked",
    [aLesson("one"), aLesson("two", { after: [{ lessonId: "one", reason: "builds on it" }] })],
    {
      prerequisites: [{ courseId: "before", reason: "its words are used here", isRequired: true }],
    },
  );

  test("names the course and the lesson that come first, and keeps the lesson open", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const catalog = await publish(db, before, locked);
      const [one = aLesson("none"), two = aLesson("none")] = locked.lessons;
      expect(await completeLesson(db, ana.id, locked, two, catalog)).toMatchObject({
        outcome: "locked",
        locks: [
          { kind: "course", courseId: "before", reason: "its words are used here" },
          { kind: "lesson", lessonId: "one", reason: "builds on it" },
        ],
      });
      expect(await db.select().from(lessonFacts).where(eq(lessonFacts.personId, ana.id))).toEqual([]);

      const [start = aLesson("none")] = before.lessons;
      await completeLesson(db, ana.id, before, start, catalog);
      expect((await completeLesson(db, ana.id, locked, two, catalog)).outcome).toBe("locked");
      expect((await completeLesson(db, ana.id, locked, one, catalog)).outcome).toBe("completed");
      expect((await completeLesson(db, ana.id, locked, two, catalog)).outcome).toBe("completed");
    }));

  test("never closes on what is already complete", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await complete(db, ana.id, aCourse("locked", [aLesson("one"), aLesson("two")]), "two");
      const catalog = await publish(db, before, locked);
      const detail = await courseProgressFor(db, ana.id, locked, catalog);
      expect(Object.keys(detail.locks)).toEqual(["one"]);
    }));
});
