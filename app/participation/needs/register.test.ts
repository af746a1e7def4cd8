import { expect, test } from "vitest";
import { entryProblem, isOpen, type Written } from "./register.ts";

const entry: Written = {
  ...{ happenedOn: "2026-11-01", title: "A need", evidence: "", decision: "", outcome: "" },
  ...{ answer: null, organizationId: null, hasConsent: false },
};
const today = "2026-11-29";

test("a refusal needs its reason, a name needs an organization, and nothing happens in the future", () => {
  expect(entryProblem(entry, today)).toBe(null);
  expect(entryProblem({ ...entry, happenedOn: "2026-11-30" }, today)).toBe("in_future");
  expect(entryProblem({ ...entry, answer: "refused" }, today)).toBe("no_reason");
  expect(entryProblem({ ...entry, answer: "refused", decision: "No agreement yet." }, today)).toBe(null);
  expect(entryProblem({ ...entry, hasConsent: true }, today)).toBe("nobody_consented");
});

test("open is a need or lesson without an outcome, and a request without an answer", () => {
  expect(isOpen({ register: "needs", answer: null, outcome: "" })).toBe(true);
  expect(isOpen({ register: "lessons", answer: null, outcome: "Sessions begin later." })).toBe(false);
  expect(isOpen({ register: "sharing", answer: "waiting", outcome: "" })).toBe(true);
  expect(isOpen({ register: "sharing", answer: "refused", outcome: "" })).toBe(false);
});
