import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Course } from "#app/catalog/catalog.ts";
import { completeLesson, reopenLesson } from "#app/learning/completion.server.ts";
import { courseProgressFor, progressFor } from "#app/learning/progress.server.ts";
import type { CourseDetail } from "#app/learning/progress.ts";
import type { Db } from "#db/client.server.ts";
import { inDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { aCourse, aLesson, join, publish } from "#tests/world.ts";

const lessonIds = ["a", "b", "c", "d"];

/** Events for a learner, in any order and from any tab, and for the course, from its author. */
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("complete" as const), lesson: fc.constantFrom(...lessonIds) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reopen" as const), lesson: fc.constantFrom(...lessonIds) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("rule" as const), asks: fc.subarray(lessonIds, { minLength: 1 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("content" as const), keeps: fc.subarray(lessonIds, { minLength: 1 }) }),
  },
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** The course as its author has it now: which lessons it has, and which of them are required. */
function courseOf(keeps: string[], asks: string[], edition: number): Course {
  const lessons = keeps.map((id) => aLesson(id, { contentVersion: `${id} ${edition}` }));
  const asked = asks.filter((id) => keeps.includes(id));
  return aCourse("numbers", lessons, {
    rule: { lessons: asked.length > 0 ? asked : keeps, responses: [], check: null },
  });
}

async function factsOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db.execute<{ fact: string }>(sql`
    select f::text as fact from lesson_facts f where person_id = ${personId}
    union all select f::text from course_facts f where person_id = ${personId}`);
  return rows.map(({ fact }) => fact);
}

function expectToHold(happened: Happening, course: Course, before: CourseDetail, after: CourseDetail) {
  expect(after.percent).toBeGreaterThanOrEqual(0);
  expect(after.percent).toBeLessThanOrEqual(100);
  expect(after.completedCount).toBeLessThanOrEqual(after.requiredCount);
  if (happened.kind !== "reopen" && before.state === "finished") expect(after.state).toBe("finished");
  if (happened.kind === "complete") {
    expect(after.percent).toBeGreaterThanOrEqual(before.percent);
    expect(after.completedCount).toBeGreaterThanOrEqual(before.completedCount);
    if (course.rule.lessons.every((id) => after.completedLessonIds.includes(id))) expect(after.state).toBe("finished");
  }
  if (happened.kind === "reopen" && !course.lessons.some(({ id }) => id === happened.lesson))
    expect(after).toEqual(before);
  if (after.state === "finished") expect(after.percent).toBe(100);
}

test("after any sequence of events, no completion is lost, percentages are valid, and facts only grow", () =>
  inDatabase(async (db) => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 14 }), async (happenings) => {
        const ana = await join(db, "ana");
        let [keeps, asks, edition] = [lessonIds, lessonIds, 1];
        let facts: string[] = [];
        for (const happened of happenings) {
          const standing = async () => {
            const course = courseOf(keeps, asks, edition);
            const catalog = await publish(db, course);
            return { course, catalog, detail: await courseProgressFor(db, ana.id, course, catalog) };
          };
          const before = await standing();
          if (happened.kind === "rule") asks = happened.asks;
          if (happened.kind === "content") [keeps, edition] = [happened.keeps, edition + 1];
          const { course, catalog } = await standing();
          const lesson = "lesson" in happened ? course.lessons.find(({ id }) => id === happened.lesson) : undefined;
          if (lesson && happened.kind === "complete") await completeLesson(db, ana.id, course, lesson, catalog);
          if (lesson && happened.kind === "reopen") await reopenLesson(db, ana.id, course, lesson);

          const after = await standing();
          if (lesson || !("lesson" in happened)) expectToHold(happened, after.course, before.detail, after.detail);
          const { completedLessonIds, requirements, locks, finishedUnderOlderRule, ...summary } = after.detail;
          expect((await progressFor(db, ana.id, catalog)).byCourse.numbers).toEqual(summary);
          const factsNow = await factsOf(db, ana.id);
          expect(factsNow).toEqual(expect.arrayContaining(facts));
          facts = factsNow;
        }
      }),
      { numRuns: times(40) },
    );
  }));

test("a press that came twice, and one that came too late, leave what one press would", () =>
  inDatabase(async (db) => {
    const presses = fc.array(
      fc.record({ lesson: fc.constantFrom(...lessonIds), undo: fc.boolean(), twice: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(presses, async (pressed) => {
        const [ana, bea] = [await join(db, "ana"), await join(db, "bea")];
        const course = courseOf(lessonIds, lessonIds, 1);
        const catalog = await publish(db, course);
        const press = async (personId: string, id: string, undo: boolean) => {
          const lesson = course.lessons.find((one) => one.id === id) ?? aLesson(id);
          if (undo) await reopenLesson(db, personId, course, lesson);
          else await completeLesson(db, personId, course, lesson, catalog);
        };
        for (const { lesson, undo, twice } of pressed) {
          await press(ana.id, lesson, undo);
          await press(bea.id, lesson, undo);
          if (twice) await press(bea.id, lesson, undo);
        }
        const [hers, other] = [await factsOf(db, ana.id), await factsOf(db, bea.id)];
        expect(other.length).toBe(hers.length);
        const [once, twice] = await Promise.all([ana, bea].map(({ id }) => courseProgressFor(db, id, course, catalog)));
        expect({ ...twice, enrolledAt: null, finishedAt: null }).toEqual({
          ...once,
          enrolledAt: null,
          finishedAt: null,
        });
      }),
      { numRuns: times(25) },
    );
  }));
