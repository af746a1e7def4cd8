import { expect, test } from "vitest";
import { purgeBefore } from "./retention-of-records.ts";

test("records of a year are kept until seven calendar years after it are over", () => {
  expect(["2026-12-31", "2027-01-01", "2027-12-31"].map(purgeBefore)).toEqual([
    "2019-01-01",
    "2020-01-01",
    "2020-01-01",
  ]);
});
