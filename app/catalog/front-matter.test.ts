import { expect, test } from "vitest";
import { courseFrontMatter, lessonFrontMatter } from "./front-matter.ts";

const lesson = { id: "averages", title: "Averages", minutes: 5 };
const saidOf = (given: object) =>
  lessonFrontMatter.safeParse({ ...lesson, ...given }).error?.issues.map(({ message }) => message) ?? [];

test("a lesson needs an id, a title and its minutes", () => expect(saidOf({})).toEqual([]));

test.each(["constructor", "toString", "hasOwnProperty"])("%s is no id: every object has one", (id) => {
  expect(saidOf({ id })).toHaveLength(1);
  const course = { id, title: "t", summary: "s", audience: "a", level: "foundations" };
  expect(courseFrontMatter.safeParse(course).success).toBe(false);
});

test("a source leads to the web", () => {
  const saidOfSource = (url: string) => saidOf({ sources: [{ id: "s", text: "Someone, 1975.", url }] });
  expect(saidOfSource("https://example.org/page")).toEqual([]);
  for (const url of ["javascript:alert(1)", "data:text/html,hello", "file:///etc/hostname", "example.org"]) {
    expect(saidOfSource(url)).toEqual(["must be a whole address, as in https://example.org/page"]);
  }
});
