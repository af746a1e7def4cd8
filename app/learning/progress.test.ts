import { describe, expect, test } from "vitest";
import { aCatalog, aCourse, aLesson } from "#tests/world.ts";
import { type CourseRecord, courseDetail, locksOf, minutesLeftIn, nextLesson, waitingFor } from "./progress.ts";

const nothing: CourseRecord = {
  lessonIds: new Set(),
  responses: new Set(),
  scores: new Map(),
  enrolledAt: null,
  finish: null,
  finishedCourseIds: new Set(),
};
const course = aCourse(
  "numbers",
  [
    aLesson("one"),
    aLesson("two", { after: [{ lessonId: "one", reason: "It builds on one." }] }),
    aLesson("extra", { isRequired: false, minutes: 5 }),
  ],
  { rule: { lessons: ["one", "two"], responses: [], check: null } },
);
const catalog = aCatalog(course);
const [one = aLesson("x"), two = aLesson("x")] = course.lessons;
const having = (...lessonIds: string[]): CourseRecord => ({ ...nothing, lessonIds: new Set(lessonIds) });
const finish = { at: "2026-11-01T10:00:00Z", ruleVersion: course.ruleVersion, rule: course.rule, isReopened: false };

describe("progress in a course", () => {
  test("before anything", () => {
    expect(courseDetail(course, nothing, catalog)).toMatchObject({
      state: "not-started",
      completedCount: 0,
      requiredCount: 2,
      percent: 0,
      minutesLeft: 25,
      nextLessonId: "one",
    });
  });

  test("after enrolling, or after a lesson without enrolling", () => {
    expect(courseDetail(course, { ...nothing, enrolledAt: "2026-11-01T10:00:00Z" }, catalog).state).toBe("in-progress");
    expect(courseDetail(course, having("one"), catalog)).toMatchObject({ state: "in-progress", percent: 50 });
  });

  test("an extra lesson counts for nothing but its minutes", () => {
    expect(courseDetail(course, having("extra"), catalog)).toMatchObject({
      percent: 0,
      completedCount: 0,
      minutesLeft: 20,
    });
  });

  test("finished, then opened again by the learner", () => {
    expect(courseDetail(course, { ...having("one", "two"), finish }, catalog)).toMatchObject({
      state: "finished",
      finishedAt: finish.at,
      finishedUnderOlderRule: false,
    });
    const reopened = { ...having("one"), finish: { ...finish, isReopened: true } };
    expect(courseDetail(course, reopened, catalog)).toMatchObject({
      state: "in-progress",
      finishedAt: null,
      percent: 50,
    });
  });

  test("finished under a rule whose words are lost: what is open today is new", () => {
    const older = { ...finish, ruleVersion: "older", rule: null };
    expect(courseDetail(course, { ...having("one"), finish: older }, catalog)).toMatchObject({
      state: "finished",
      percent: 100,
      newSinceFinished: ["two"],
      finishedUnderOlderRule: true,
    });
  });
});

describe("a lock", () => {
  const later = aCourse("later", [aLesson("first")], {
    prerequisites: [
      { courseId: "numbers", reason: "Its words are used here.", isRequired: true },
      { courseId: "advice", reason: "It helps.", isRequired: false },
      { courseId: "retired", reason: "It is gone.", isRequired: true },
    ],
  });
  const both = aCatalog(course, later, aCourse("advice", []));
  const [first = aLesson("x")] = later.lessons;

  test("gives its reason, and is only for what is required and there", () => {
    expect(locksOf(later, first, nothing, both)).toEqual([
      {
        kind: "course",
        courseId: "numbers",
        courseSlug: "numbers",
        title: "numbers",
        reason: "Its words are used here.",
      },
    ]);
    expect(locksOf(course, two, nothing, both)).toEqual([
      { kind: "lesson", lessonId: "one", lessonSlug: "one", title: "one", reason: "It builds on one." },
    ]);
  });

  test("opens, and never closes on what is done", () => {
    expect(locksOf(course, two, having("one"), both)).toEqual([]);
    expect(locksOf(course, two, having("two"), both)).toEqual([]);
    expect(locksOf(later, first, { ...nothing, finishedCourseIds: new Set(["numbers"]) }, both)).toEqual([]);
    expect(locksOf(course, two, { ...nothing, finish }, both)).toEqual([]);
  });
});

test("the next step goes on from here, comes back for what was skipped, and ends", () => {
  const next = (from: string, record: CourseRecord) =>
    nextLesson(course, from, courseDetail(course, record, catalog))?.id ?? null;
  expect(next("one", having("one"))).toBe("two");
  expect(next("one", nothing)).toBe("extra");
  expect(next("extra", having("extra"))).toBe("one");
  expect(next("two", having("one", "two", "extra"))).toBeNull();
});

test("minutes left follow the place where someone reads, and a heading that is gone means from the start", () => {
  const outline = ["a", "b", "c", "d"].map((id) => ({ id, depth: 2 as const, title: id }));
  const lesson = { ...one, minutes: 12, outline };
  expect(minutesLeftIn(lesson, null)).toBe(12);
  expect(minutesLeftIn(lesson, { blockId: "a", offset: 0 })).toBe(12);
  expect(minutesLeftIn(lesson, { blockId: "c", offset: 0 })).toBe(6);
  expect(minutesLeftIn(lesson, { blockId: "d", offset: 1 })).toBe(1);
  expect(minutesLeftIn(lesson, { blockId: "gone", offset: 0.5 })).toBe(12);
});

describe("what is left when nothing can be taken next", () => {
  const reason = "It comes first.";
  const asking = (ids: { courseId: string; isRequired?: boolean }[]) =>
    aCourse("numbers", course.lessons, {
      rule: course.rule,
      prerequisites: ids.map(({ courseId, isRequired = true }) => ({ courseId, reason, isRequired })),
    });
  const others = [aCourse("counting", [aLesson("tally")]), aCourse("asking", [aLesson("ask")])];
  const waiting = (of: typeof course, record: CourseRecord) =>
    waitingFor(of, courseDetail(of, record, aCatalog(of, ...others)));

  test("is nothing while a lesson is open, and nothing once all are complete", () => {
    expect(waiting(course, having("one"))).toBeNull();
    expect(waiting(course, having("one", "two", "extra"))).toBeNull();
    expect(waiting(asking([{ courseId: "counting", isRequired: false }]), having("one"))).toBeNull();
  });

  test("is each lesson not complete, and the courses that open them", () => {
    const gated = asking([{ courseId: "counting" }, { courseId: "asking" }]);
    expect(waiting(gated, having("one"))).toMatchObject({
      lessonIds: ["two", "extra"],
      locks: [{ title: "counting" }, { title: "asking" }],
    });
    const half = { ...having("one"), finishedCourseIds: new Set(["counting"]) };
    expect(waiting(gated, half)?.locks).toMatchObject([{ title: "asking", reason }]);
    expect(waiting(gated, { ...half, finishedCourseIds: new Set(["counting", "asking"]) })).toBeNull();
  });

  test("names no lesson that waits itself", () => {
    const locks = waiting(asking([{ courseId: "counting" }]), nothing)?.locks;
    expect(locks).toMatchObject([{ kind: "course", title: "counting" }]);
  });
});
