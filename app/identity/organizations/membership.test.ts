import { expect, test } from "vitest";
import { isCurrent } from "./membership.ts";
import { canBelongTo } from "./organization.ts";

test("someone belongs from their first day through their last", () => {
  const year = { startedOn: "2025-09-02", endedOn: "2026-06-18" };
  expect(isCurrent(year, "2025-09-01")).toBe(false);
  expect(isCurrent(year, "2025-09-02")).toBe(true);
  expect(isCurrent(year, "2026-06-18")).toBe(true);
  expect(isCurrent(year, "2026-06-19")).toBe(false);
  expect(isCurrent({ ...year, endedOn: null }, "2040-01-01")).toBe(true);
});

test("a school belongs to a district or none; nothing else does", () => {
  const [school, district, cbo] = [{ kind: "school" }, { kind: "district" }, { kind: "cbo" }] as const;
  expect(canBelongTo(school, district)).toBe(true);
  expect(canBelongTo(school, null)).toBe(true);
  expect(canBelongTo(school, school)).toBe(false);
  expect(canBelongTo(cbo, district)).toBe(false);
  expect(canBelongTo(cbo, null)).toBe(true);
});
