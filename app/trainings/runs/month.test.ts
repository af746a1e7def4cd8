import { expect, test } from "vitest";
import { monthIn, monthsAfter, weeksOf } from "./month.ts";

test("a month is what an address names as one", () => {
  expect(["2026-12", "2026-13", "2026-1", "1999-01", "", null].map(monthIn)).toEqual([
    "2026-12",
    ...Array(5).fill(null),
  ]);
});

test("months go on over the end of a year", () => {
  expect([monthsAfter("2026-12", 1), monthsAfter("2027-01", -1)]).toEqual(["2027-01", "2026-12"]);
});

test.each([
  ["2026-02", 4, 28], // begins on a Sunday and fills its weeks
  ["2026-08", 6, 31],
  ["2028-02", 5, 29],
])("%s has %i weeks and %i days, each on its weekday", (month, weeks, days) => {
  const all = weeksOf(month);
  expect([all.length, all.flat().filter(Boolean).length]).toEqual([weeks, days]);
  for (const week of all) {
    for (const [at, day] of week.entries()) if (day) expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(at);
  }
});
