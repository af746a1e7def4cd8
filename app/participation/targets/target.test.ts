import { expect, test } from "vitest";
import { amountOf, keptPlan, monthsPassed, targetStatusOf, typedPlan } from "./target.ts";

test("hours are typed and read as hours and kept as minutes; counts stay as they are", () => {
  expect(keptPlan("minutes", 250)).toBe(15_000);
  expect(typedPlan("minutes", 15_000)).toBe(250);
  expect(amountOf("live", 90)).toBe("1.5");
  expect(keptPlan("people", 1_200)).toBe(1_200);
  expect(amountOf("people", 1_200)).toBe("1,200");
});

test("an amount that nobody counted is unknown, not short", () => {
  expect(targetStatusOf({ planned: 5, actual: null })).toBe("unknown");
  expect(targetStatusOf({ planned: 5, actual: 0 })).toBe("short");
  expect(targetStatusOf({ planned: 5, actual: 5 })).toBe("met");
  expect(targetStatusOf({ planned: 5, actual: 6 })).toBe("over");
});

test("months of a grant that have passed", () => {
  const grant = { startsOn: "2026-07-01", endsOn: "2027-06-30" };
  expect(monthsPassed(grant, "2026-06-30")).toEqual({ passed: 0, all: 12 });
  expect(monthsPassed(grant, "2026-07-31")).toEqual({ passed: 0, all: 12 });
  expect(monthsPassed(grant, "2027-01-01")).toEqual({ passed: 6, all: 12 });
  expect(monthsPassed(grant, "2027-06-30")).toEqual({ passed: 11, all: 12 });
  expect(monthsPassed(grant, "2027-07-01")).toEqual({ passed: 12, all: 12 });
});
