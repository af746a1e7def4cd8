import { randomUUID } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { completeLesson, reopenLesson } from "#app/learning/completion.server.ts";
import { enroll } from "#app/learning/enrollment.server.ts";
import { lockEnrollment } from "#app/learning/queries/enrollments.server.ts";
import { insertLessonFact } from "#app/learning/queries/lesson-facts.server.ts";
import type { Db } from "#db/client.server.ts";
import { withLastWrites } from "#db/last-writes.server.ts";
import { courseFacts, enrollments, lessonFacts } from "#db/schema/learning.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { aCourse, aLesson, join, publish } from "#tests/world.ts";
import { complete, numbers, reopen, stateOf } from "./presses.ts";

/** Resolves once a statement waits for a lock. */
async function someoneWaits(db: Db): Promise<void> {
  for (;;) {
    const [row] = await db.execute<{ waits: boolean }>(sql`select exists (select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock') as waits`);
    if (row?.waits) return;
  }
}

describe("completing", () => {
  test("pressing twice is one fact, with what was pressed and when", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await complete(db, ana.id, numbers, "averages");
      await complete(db, ana.id, numbers, "averages");
      const facts = await db.select().from(lessonFacts).where(eq(lessonFacts.personId, ana.id));
      expect(facts).toMatchObject([
        { sequence: 1, how: "marked", contentVersion: "averages as written", ruleVersion: numbers.ruleVersion },
      ]);
      expect(await db.select().from(enrollments).where(eq(enrollments.personId, ana.id))).toHaveLength(1);
    }));

  test("the last lesson finishes the course, once", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      expect(await complete(db, ana.id, numbers, "averages")).toEqual({
        outcome: "completed",
        isCourseFinished: false,
      });
      expect(await complete(db, ana.id, numbers, "groups")).toEqual({ outcome: "completed", isCourseFinished: true });
      expect(await complete(db, ana.id, numbers, "groups")).toEqual({ outcome: "completed", isCourseFinished: true });
      const facts = await db.select().from(courseFacts).where(eq(courseFacts.personId, ana.id));
      expect(facts).toMatchObject([{ sequence: 1, how: "rule_met", ruleVersion: numbers.ruleVersion }]);
    }));

  test("eight presses at once are one fact", () =>
    withCommittedDatabase(async (db) => {
      const ana = await join(db, "ana");
      await enroll(db, ana.id, numbers);
      const catalog = await publish(db, numbers);
      const [averages = aLesson("none")] = numbers.lessons;
      await Promise.all(Array.from({ length: 8 }, () => completeLesson(db, ana.id, numbers, averages, catalog)));
      expect(await db.select().from(lessonFacts)).toHaveLength(1);
    }));

  test("the two last lessons in two tabs at once still finish the course, once", () =>
    withCommittedDatabase(async (db) => {
      const catalog = await publish(db, numbers);
      for (let round = 0; round < times(10); round++) {
        const ana = await join(db, "ana");
        await enroll(db, ana.id, numbers);
        await Promise.all(numbers.lessons.map((lesson) => completeLesson(db, ana.id, numbers, lesson, catalog)));
        const facts = await db.select().from(courseFacts).where(eq(courseFacts.personId, ana.id));
        expect(facts).toMatchObject([{ sequence: 1, how: "rule_met" }]);
      }
    }));

  test("a press that had to wait for another sees what that one wrote", () =>
    withCommittedDatabase(async (db) => {
      const ana = await join(db, "ana");
      const catalog = await publish(db, numbers);
      const [averages = aLesson("none"), groups = aLesson("none")] = numbers.lessons;
      await completeLesson(db, ana.id, numbers, averages, catalog);
      await reopenLesson(db, ana.id, numbers, averages); // every statement below is prepared
      for (let round = 0; round < 5; round++) {
        await reopenLesson(db, ana.id, numbers, groups);
        const again = await db.transaction(async (other) => {
          await lockEnrollment(other, ana.id, numbers.id);
          const waiting = completeLesson(db, ana.id, numbers, groups, catalog);
          await someoneWaits(db);
          const fact = { personId: ana.id, lessonId: averages.id, contentVersion: "1", ruleVersion: "1" };
          await insertLessonFact(other, "complete", { ...fact, how: "marked" });
          return { waiting };
        });
        expect(await again.waiting).toEqual({ outcome: "completed", isCourseFinished: true });
        await reopenLesson(db, ana.id, numbers, averages);
      }
    }));

  test("a last write that fails takes the others of its transaction with it, and is thrown", () =>
    withCommittedDatabase(async (db) => {
      const ana = await join(db, "ana");
      await publish(db, numbers);
      await enroll(db, ana.id, numbers);
      const fact = { lessonId: "averages", contentVersion: "1", ruleVersion: "1", how: "marked" as const };
      const work = withLastWrites(db, async (db, last) => {
        last(insertLessonFact(db, "complete", { ...fact, personId: ana.id }));
        last(insertLessonFact(db, "complete", { ...fact, personId: randomUUID() }));
      });
      await expect(work).rejects.toThrow();
      expect(await db.select().from(lessonFacts)).toEqual([]);
    }));

  test("a mix of presses and undos at once leaves facts numbered without a gap", () =>
    withCommittedDatabase(async (db) => {
      const ana = await join(db, "ana");
      await enroll(db, ana.id, numbers);
      const catalog = await publish(db, numbers);
      const [averages = aLesson("none")] = numbers.lessons;
      await Promise.all(
        Array.from({ length: 12 }, (_, at) =>
          at % 3 === 0
            ? reopenLesson(db, ana.id, numbers, averages)
            : completeLesson(db, ana.id, numbers, averages, catalog),
        ),
      );
      const facts = await db.select().from(lessonFacts).orderBy(asc(lessonFacts.sequence));
      expect(facts.map(({ sequence }) => sequence)).toEqual(facts.map((_, at) => at + 1));
      expect(facts.every(({ sequence, how }) => how === (sequence % 2 === 1 ? "marked" : "reopened"))).toBe(true);
    }));
});

describe("undoing", () => {
  test("opens the lesson and the course that it finished; doing it again gives both back", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await complete(db, ana.id, numbers, "averages");
      await complete(db, ana.id, numbers, "groups");
      await reopen(db, ana.id, numbers, "groups");
      await reopen(db, ana.id, numbers, "groups");
      expect(await stateOf(db, ana.id, numbers)).toMatchObject({
        state: "in-progress",
        completedCount: 1,
        percent: 50,
      });
      await complete(db, ana.id, numbers, "groups");
      expect(await stateOf(db, ana.id, numbers)).toMatchObject({ state: "finished", percent: 100 });
      expect(await db.select().from(courseFacts).where(eq(courseFacts.personId, ana.id))).toHaveLength(3);
    }));

  test("a lesson that the rule does not ask for leaves the course finished", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      const rule = { lessons: ["averages"], responses: [], check: null };
      const course = aCourse("numbers", [aLesson("averages"), aLesson("extra", { isRequired: false })], { rule });
      await complete(db, ana.id, course, "extra");
      await complete(db, ana.id, course, "averages");
      await reopen(db, ana.id, course, "extra");
      expect((await stateOf(db, ana.id, course)).state).toBe("finished");
    }));

  test("what was never complete stays as it is", () =>
    inDatabase(async (db) => {
      const ana = await join(db, "ana");
      await reopen(db, ana.id, numbers, "averages");
      expect(await db.select().from(lessonFacts).where(eq(lessonFacts.personId, ana.id))).toEqual([]);
    }));
});
