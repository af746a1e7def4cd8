import { expect, test } from "vitest";
import { isOpenDuringMaintenance, retryAfter } from "./maintenance.ts";

const nobody = { isAdministrator: false, hasToSetUpSecondStep: false };

test("only administrators and people who are signing in continue", () => {
  expect(isOpenDuringMaintenance({ ...nobody, isAdministrator: true }, "/learning")).toBe(true);
  for (const path of ["/", "/learning", "/settings/two-step", "/sign-input", "/courses/sign-in"]) {
    expect(isOpenDuringMaintenance(nobody, path), path).toBe(false);
  }
  for (const path of ["/sign-in", "/sign-in/second-step", "/sign-out"]) {
    expect(isOpenDuringMaintenance(nobody, path), path).toBe(true);
  }
  expect(isOpenDuringMaintenance({ ...nobody, hasToSetUpSecondStep: true }, "/settings/two-step")).toBe(true);
});

test("a program may ask again when it should be over, and never sooner than in a minute", () => {
  const now = new Date("2026-11-24T10:00:00Z");
  const maintenance = { since: now, message: null };
  expect(retryAfter({ ...maintenance, until: new Date("2026-11-24T10:30:00Z") }, now)).toBe(1800);
  expect(retryAfter({ ...maintenance, until: new Date("2026-11-24T09:00:00Z") }, now)).toBe(60);
  expect(retryAfter({ ...maintenance, until: null }, now)).toBe(300);
});
