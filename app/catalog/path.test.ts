import { expect, test } from "vitest";
import { coursesAfter, type LearningPath, suggestedOrder } from "./path.ts";

const path = (slug: string, ...courses: string[]): LearningPath => ({
  slug,
  title: slug,
  for: "You.",
  summary: "It leads on.",
  courses: courses.map((course) => ({ course, reason: `${course} helps.` })),
  sources: [],
  problem: null,
});
const paths = [path("new", "a", "b", "unwritten", "c"), path("lead", "c", "a", "b")];
const courses = (...begun: string[]) => ["a", "b", "c", "d"].map((id) => ({ id, isBegun: begun.includes(id) }));

test("a course that is not written yet is passed over", () => {
  const next = coursesAfter(paths, "b", (id) => id !== "unwritten");
  expect(next).toEqual([{ course: "c", reason: "c helps.", path: "new" }]);
});

test("two paths that go on alike are one suggestion, and the last course of all has none", () => {
  expect(coursesAfter(paths, "a", () => true).map(({ course }) => course)).toEqual(["b"]);
  expect(coursesAfter([path("one", "a")], "a", () => true)).toEqual([]);
});

test("names the path that it follows", () => {
  expect(suggestedOrder(paths, courses()).path?.slug).toBe("new");
  expect(suggestedOrder([path("new", "a"), path("lead", "c")], courses("c")).path?.slug).toBe("lead");
  expect(suggestedOrder([], courses()).path).toBeNull();
});

test("suggests along the path that somebody is on, and leaves out no course", () => {
  expect(suggestedOrder(paths, courses()).courseIds).toEqual(["a", "b", "c", "d"]);
  expect(suggestedOrder(paths, courses("c")).courseIds).toEqual(["a", "b", "c", "d"]);
  expect(suggestedOrder([path("new", "a", "b"), path("lead", "c", "d")], courses("c")).courseIds).toEqual([
    "c",
    "d",
    "a",
    "b",
  ]);
  expect(suggestedOrder([], courses()).courseIds).toEqual(["a", "b", "c", "d"]);
});
