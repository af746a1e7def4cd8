import { expect, test } from "vitest";
import { calendarOf, monthsOf } from "#app/catalog/program-calendar.ts";
import { anAgenda, aProgram } from "#tests/world.ts";

const program = aProgram("p", {
  agendas: [anAgenda("first", 0), anAgenda("second", 5)],
  courses: [{ courseId: "c", title: "A course", week: 0, reason: "" }],
  artifacts: [{ key: "plan", title: "A plan", purpose: "", weeks: [3, 9], fields: [], rubric: [] }],
  milestones: [{ key: "close", title: "The last one", week: 38, kind: "one-to-one", text: "" }],
});

test("everything is in order of weeks, sessions first, and an artifact stands in each week that it is due", () => {
  expect(calendarOf(program).map(({ week, key }) => [week, key])).toEqual([
    [0, "first"],
    [0, "c"],
    [3, "plan"],
    [5, "second"],
    [9, "plan"],
    [38, "close"],
  ]);
});

test("the 39 weeks of nine months fall into nine months, and empty months are left out", () => {
  expect(monthsOf(program).map(({ month, items }) => [month, items.length])).toEqual([
    [1, 3],
    [2, 1],
    [3, 1],
    [9, 1],
  ]);
});
