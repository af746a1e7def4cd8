import fc from "fast-check";
import { expect, test } from "vitest";
import { nextDataDay } from "./data-day.ts";
import { readPasted, readPoint } from "./entry.ts";
import { readDay } from "./typed-day.ts";

const today = "2026-03-10";
const share = { kind: "share" as const, unit: "" };
const typed = { day: "2026-03-09", value: "7", outOf: "20", text: "" };

test.each([
  ["2026-03-09", "2026-03-09"],
  ["3/9/2026", "2026-03-09"],
  ["3/9/26", "2026-03-09"],
  ["3/9", "2026-03-09"],
  ["12/24", "2025-12-24"],
  ["2026-03-09T08:00", "2026-03-09"],
  ["2026-02-30", null],
  ["13/1/2026", null],
  ["Monday", null],
  ["3/9/2026 8:05:23", "2026-03-09"],
  ["3/9/2026, 8:05 AM", "2026-03-09"],
  ["Mar 9, 2026", "2026-03-09"],
  ["Monday, March 9, 2026", "2026-03-09"],
  ["Mon Mar 9", "2026-03-09"],
  ["March 9th", "2026-03-09"],
  ["9-Mar-26", "2026-03-09"],
  ["9 March 2026", "2026-03-09"],
  ["Sept. 12", "2025-09-12"],
  ["February 30, 2026", null],
  ["Martian 9", null],
  ["8:05", null],
  ["", null],
])("the day %j is %j", (text, day) => expect(readDay(text, today)).toBe(day));

test.each([
  [{ day: "2026-03-11" }, { problem: "future", field: "day" }],
  [{ day: "1926-03-09" }, { problem: "long_ago", field: "day" }],
  [{ value: "many" }, { problem: "no_number", field: "value" }],
  [{ value: "" }, { problem: "no_number", field: "value" }],
  [{ value: "1.234,5,6" }, { problem: "ambiguous", field: "value" }],
  [{ value: "-3" }, { problem: "negative", field: "value" }],
  [{ value: "21" }, { problem: "above_group", field: "value" }],
  [{ outOf: "" }, { problem: "no_group", field: "outOf" }],
  [{ outOf: "2.5" }, { problem: "no_group", field: "outOf" }],
  [{ text: "x".repeat(2001) }, { problem: "too_long", field: "text" }],
])("of a share typed with %j, %j is said", (change, problem) =>
  expect(readPoint({ ...typed, ...change }, share, today)).toEqual(problem),
);

test("characters that nobody sees are no part of a pasted number or day, and a number has an end", () => {
  const seen = { ...typed, day: "\u200b2026-03-09", value: "\u202e7", outOf: "20\ufeff" };
  expect(readPoint(seen, share, today)).toMatchObject({ point: { happenedOn: "2026-03-09", value: 7, outOf: 20 } });
  const endless = { ...typed, value: "99999999999999999999", outOf: "" };
  const problem = { problem: "no_number", field: "value" };
  expect(readPoint(endless, { kind: "count", unit: "" }, today)).toEqual(problem);
});

test("a share is read from one field too", () =>
  expect(readPoint({ ...typed, value: "7 of 12", outOf: "" }, share, today)).toMatchObject({
    point: { value: 7, outOf: 12 },
  }));

test("pasted cells are points, with what could not be read beside them, and every line is one or the other", () => {
  const pasted =
    "Day\tOn time\tOut of\tNote\n3/2/2026\t7\t20\tbus late\n\n3/12/2026\t7\t20\nsoon\t1\t2\n2026-03-03\t9\t20\n";
  expect(readPasted(pasted, share, today)).toEqual({
    points: [
      { happenedOn: "2026-03-02", value: 7, outOf: 20, text: "bus late" },
      { happenedOn: "2026-03-03", value: 9, outOf: 20, text: "" },
    ],
    problems: [
      { line: 4, text: "3/12/2026\t7\t20", problem: "future" },
      { line: 5, text: "soon\t1\t2", problem: "no_day" },
    ],
  });
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 20 }), (lines) => {
      const text = lines.map((line) => `x1 ${line.replace(/[\r\n]/g, " ")}`).join("\n");
      const { points, problems } = readPasted(text, share, today);
      return points.length + problems.length === lines.length;
    }),
  );
});

test.each<[cells: string, point: object]>([
  ['"3/9/2026","1,234","with, a comma"', { value: 1234, text: "with, a comma" }],
  ['3/9/2026;12,5;"she said ""yes"""', { value: 12.5, text: 'she said "yes"' }],
  ["3/9/2026\t12,5", { value: 12.5 }],
  ["Mar 9, 2026, 12, rain", { value: 12, text: "rain" }],
  ["Monday, March 9, 2026,12", { value: 12 }],
  ["9-Mar-26 12", { value: 12 }],
  ["3/9/2026 8:05,12", { value: 12 }],
])("the cells %j are a point", (cells, point) =>
  expect(readPasted(cells, { kind: "other", unit: "" }, today)).toMatchObject({
    points: [{ happenedOn: "2026-03-09", ...point }],
    problems: [],
  }),
);

test("a decimal comma among commas is not taken for two numbers", () => {
  const pasted = readPasted("3/9/2026,12,5\n3/8/2026,12", { kind: "other", unit: "" }, today);
  expect(pasted.problems).toEqual([{ line: 1, text: "3/9/2026,12,5", problem: "ambiguous" }]);
  expect(pasted.points).toMatchObject([{ happenedOn: "2026-03-08", value: 12 }]);
  expect(readPasted("3/9/2026,12,20", share, today).points).toMatchObject([{ value: 12, outOf: 20 }]);
});

test("the next data day follows the rhythm, is due until it has its entry, and ends with the cycle", () => {
  const weekly = { startsOn: "2026-03-02", endsOn: "2026-03-20", every: 7 };
  expect(nextDataDay(weekly, null)).toBe("2026-03-02");
  expect(nextDataDay(weekly, "2026-02-27")).toBe("2026-03-02");
  expect(nextDataDay(weekly, "2026-03-02")).toBe("2026-03-09");
  expect(nextDataDay(weekly, "2026-03-08")).toBe("2026-03-09");
  expect(nextDataDay(weekly, "2026-03-16")).toBeNull();
  expect(nextDataDay({ ...weekly, every: null }, null)).toBeNull();
});
