import { expect, test } from "vitest";
import { daysAfter, weeksAfter } from "#app/time/dates.ts";
import { problemsOfDays, proposedDays, spanOfDays } from "./course-run-form.ts";

test("proposed days lie within one calendar year, at least three weeks long and four weeks ahead, on any day", () => {
  for (let n = 0; n < 800; n += 1) {
    const today = daysAfter("2026-01-01", n);
    const { first, last } = proposedDays(today);
    expect(first.slice(0, 4)).toBe(last.slice(0, 4));
    expect(first >= weeksAfter(today, 4)).toBe(true);
    expect(last >= weeksAfter(first, 3)).toBe(true);
  }
  expect(proposedDays("2026-11-01")).toEqual({ first: "2026-11-29", last: "2026-12-31" });
  expect(proposedDays("2026-11-29")).toEqual({ first: "2027-01-04", last: "2027-02-15" });
});

test("days across the turn of the year are confirmed, and the last is not before the first", () => {
  expect(problemsOfDays({ firstDay: "2026-12-01", lastDay: "2026-12-31" })).toBeNull();
  expect(problemsOfDays({ firstDay: "2026-12-01", lastDay: "2027-01-01" })).toHaveProperty("lastDay");
  expect(problemsOfDays({ firstDay: "2026-12-01", lastDay: "2027-01-01", acrossYears: "on" })).toBeNull();
  const longPast = { firstDay: "2020-01-06", lastDay: "2020-02-14" };
  expect(problemsOfDays(longPast, "2026-11-29")?.lastDay?.join()).toContain("Feb 14, 2020");
  expect(problemsOfDays(longPast)).toBeNull();
  expect(problemsOfDays({ ...longPast, lastDay: "2020-02-15" }, "2020-02-15")).toBeNull();
  expect(problemsOfDays({ firstDay: "2027-01-01", lastDay: "2026-12-01", acrossYears: "on" })).toHaveProperty(
    "lastDay",
  );
});

test("days are whole days of the run's zone, also where the clocks change", () => {
  expect(spanOfDays({ firstDay: "2026-10-30", lastDay: "2026-11-01" }, "America/Los_Angeles")).toEqual({
    startsAt: new Date("2026-10-30T07:00:00Z"),
    endsAt: new Date("2026-11-02T08:00:00Z"),
  });
});
