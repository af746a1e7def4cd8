import { expect, test } from "vitest";
import { standingInWords } from "./standing.ts";

const period = { startsOn: "2027-01-01", endsOn: "2027-12-31", hasPeople: true };

test.each([
  ["2026-12-31", "Begins Jan 1, 2027"],
  ["2027-01-01", "Running"],
  ["2027-12-31", "Running"],
  ["2028-01-01", "To be frozen on Jan 13, 2028"],
  ["2028-01-13", "Over, to be frozen tonight"],
])("on %s, a period of which nothing is frozen says: %s", (day, words) =>
  expect(standingInWords(period, undefined, { day, timeZone: "UTC" })).toBe(words),
);
