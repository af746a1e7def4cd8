import { expect, test } from "vitest";
import { isWorkingDay, proposalDeadline, workingDaysUntil } from "./working-days.ts";

test.each([
  ["2026-11-28", false, "a Saturday"],
  ["2026-11-27", false, "the day after Thanksgiving"],
  ["2026-11-26", false, "Thanksgiving"],
  ["2026-11-25", true, "a Wednesday"],
  ["2026-07-03", false, "Independence Day on a Saturday, kept on Friday"],
  ["2027-07-05", false, "Independence Day on a Sunday, kept on Monday"],
  ["2027-12-31", false, "New Year of 2028, a Saturday, kept in the year before"],
  ["2026-05-25", false, "Memorial Day"],
  ["2026-06-01", true, "the Monday after it"],
  ["2027-05-31", false, "Memorial Day on the last of May"],
  ["2026-01-19", false, "Martin Luther King Jr. Day"],
  ["2026-02-16", false, "Presidents’ Day"],
  ["2026-09-07", false, "Labor Day"],
  ["2026-06-19", false, "Juneteenth"],
  ["2026-10-12", true, "Indigenous Peoples’ Day, which is no holiday of offices here"],
])("%s is a working day: %s, %s", (day, works) => {
  expect(isWorkingDay(day)).toBe(works);
});

test.each([
  ["2026-10-30", "2026-10-15", "ten working days lie between two days without holidays"],
  ["2026-12-10", "2026-11-23", "Thanksgiving and the day after it do not count"],
  ["2026-11-02", "2026-10-16", "a Monday two weeks and a weekend later"],
])("for a first day of %s it is %s: %s", (first, deadline) => {
  expect(proposalDeadline(first)).toBe(deadline);
  expect(workingDaysUntil(deadline, first)).toBe(11); // ten full ones and the first day
});

test("no working day is left on the deadline and after it", () => {
  expect(workingDaysUntil("2026-11-23", "2026-11-23")).toBe(0);
  expect(workingDaysUntil("2026-11-25", "2026-11-23")).toBe(0);
  expect(workingDaysUntil("2026-11-20", "2026-11-23")).toBe(1);
});
