import { expect, test } from "vitest";
import type { Course } from "../catalog.ts";
import { readCourseSearch, searchCourses } from "./course-search.ts";

const averages = course({ title: "Averages", topics: ["numbers"], level: "foundations", minutes: 29 });
const groups = course({ title: "Choosing groups", topics: ["numbers", "equity"], level: "practice", minutes: 60 });
const cafe = course({ title: "Community café", topics: ["listening"], level: "practice", minutes: 90 });
const all = [averages, groups, cafe];

function found(query: string) {
  return searchCourses(all, readCourseSearch(new URLSearchParams(query))).courses.map(({ title }) => title);
}

test("nothing asked for shows every course in its suggested order", () => {
  expect(found("")).toEqual(["Averages", "Choosing groups", "Community café"]);
});

test("words are found in any order, with any capitals and accents", () => {
  expect(found("q=CAFE+community")).toEqual(["Community café"]);
  expect(found("q=nowhere")).toEqual([]);
});

test("filters add up", () => {
  expect(found("topic=numbers")).toEqual(["Averages", "Choosing groups"]);
  expect(found("topic=numbers&level=practice")).toEqual(["Choosing groups"]);
});

test("one strand, and what the person has done; a visitor’s list is whole", () => {
  const inquiry = course({ title: "Causes", strand: "inquiry" });
  const search = readCourseSearch(new URLSearchParams("strand=inquiry"));
  expect(searchCourses([...all, inquiry], search).courses).toEqual([inquiry]);
  const done = readCourseSearch(new URLSearchParams("state=done"));
  const stateOf = ({ title }: Course) => (title === "Averages" ? "done" : "new");
  expect(searchCourses(all, done, stateOf).courses).toEqual([averages]);
  expect(searchCourses(all, done).total).toBe(3);
});

test("lengths meet at 30 and 60 minutes", () => {
  expect(found("length=short")).toEqual(["Averages"]);
  expect(found("length=medium")).toEqual(["Choosing groups"]);
  expect(found("length=long")).toEqual(["Community café"]);
});

test("an address with words that mean nothing still answers", () => {
  expect(found("level=expert&length=eternal&sort=luck&page=-3")).toHaveLength(3);
  expect(searchCourses(all, readCourseSearch(new URLSearchParams("page=9"))).page).toBe(1);
});

test("twenty to a page", () => {
  const many = Array.from({ length: 41 }, (_, index) => course({ title: `Course ${index}` }));
  const third = searchCourses(many, readCourseSearch(new URLSearchParams("page=3")));
  expect(third).toMatchObject({ total: 41, page: 3, pageCount: 3 });
  expect(third.courses.map(({ title }) => title)).toEqual(["Course 40"]);
});

function course(differences: Partial<Course>): Course {
  const title = differences.title ?? "A course";
  return {
    id: title,
    slug: title,
    folder: `courses/${title}`,
    title,
    summary: "",
    audience: "",
    language: "en",
    level: "foundations",
    topics: [],
    authors: [],
    objectives: [],
    sources: [],
    clockHours: { isEligible: false, note: "" },
    prerequisites: [],
    rule: { lessons: [], responses: [], check: null },
    ruleVersion: "1",
    contentVersion: "1",
    descriptionUrl: null,
    problem: null,
    minutes: 10,
    lessons: [],
    ...differences,
  };
}
