import { expect, test } from "vitest";
import { quarterOf } from "./quarter.ts";

test("a day belongs to its calendar quarter, whose evaluation stays open three weeks longer", () => {
  expect(quarterOf("2026-11-29")).toEqual({ opensOn: "2026-10-01", closesOn: "2027-01-21" });
  expect(quarterOf("2026-12-31")).toEqual(quarterOf("2026-10-01"));
  expect(quarterOf("2027-01-01")).toEqual({ opensOn: "2027-01-01", closesOn: "2027-04-21" });
});
