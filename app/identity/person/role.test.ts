import { describe, expect, test } from "vitest";
import { canActAs, canAdminister, canGrant, canLead, type Grant, isInForce, type Role } from "./role.ts";

const holding = (role: Role, scope: Partial<Grant> = {}) => ({
  grants: [{ role, organizationId: null, cohortId: null, ...scope }],
});

describe("a role for one cohort", () => {
  const cora = holding("coach", { cohortId: "tides" });
  test("holds in that cohort", () => expect(canActAs(cora, "coach", { cohortId: "tides" })).toBe(true));
  test("holds in no other cohort", () => expect(canActAs(cora, "coach", { cohortId: "cedars" })).toBe(false));
  test("does not hold for the whole site", () => expect(canActAs(cora, "coach")).toBe(false));
  test("is no other role there", () => expect(canLead(cora, { cohortId: "tides" })).toBe(false));
});

describe("a role for one organization", () => {
  const dana = holding("program_lead", { organizationId: "maple" });
  test("holds there and nowhere else", () => {
    expect(canLead(dana, { organizationId: "maple" })).toBe(true);
    expect(canLead(dana, { organizationId: "heron" })).toBe(false);
    expect(canLead(dana, { cohortId: "tides" })).toBe(false);
    expect(canLead(dana, {})).toBe(false);
  });
});

test("a role for the whole site holds everywhere", () => {
  expect(canActAs(holding("coach"), "coach", { cohortId: "tides" })).toBe(true);
  expect(canAdminister(holding("administrator"))).toBe(true);
});

test("an administrator leads, and coaches nobody without being their coach", () => {
  expect(canLead(holding("administrator"), { cohortId: "tides" })).toBe(true);
  expect(canActAs(holding("administrator"), "coach", { cohortId: "tides" })).toBe(false);
});

describe("granting roles", () => {
  const lead = holding("program_lead", { cohortId: "tides" });
  test("a lead names coaches within what they lead", () => {
    expect(canGrant(lead, "coach", { cohortId: "tides" })).toBe(true);
    expect(canGrant(lead, "coach", { cohortId: "cedars" })).toBe(false);
    expect(canGrant(lead, "coach", {})).toBe(false);
  });
  test("only an administrator grants a role as high as their own", () => {
    expect(canGrant(lead, "program_lead", { cohortId: "tides" })).toBe(false);
    expect(canGrant(holding("program_lead"), "administrator", {})).toBe(false);
    expect(canGrant(holding("administrator"), "program_lead", {})).toBe(true);
  });
  test("a site-wide lead grants no site-wide role", () => {
    expect(canGrant(holding("program_lead"), "coach", {})).toBe(false);
    expect(canGrant(holding("program_lead"), "coach", { cohortId: "tides" })).toBe(true);
  });
  test("an educator grants none", () =>
    expect(canGrant(holding("educator"), "educator", { cohortId: "tides" })).toBe(false));
});

test("a grant is in force from its first moment until just before its end", () => {
  const grantedAt = new Date("2026-09-01T08:00:00Z");
  const endsAt = new Date("2027-06-30T00:00:00Z");
  expect(isInForce({ grantedAt, endsAt }, grantedAt)).toBe(true);
  expect(isInForce({ grantedAt, endsAt }, endsAt)).toBe(false);
  expect(isInForce({ grantedAt, endsAt }, new Date("2026-08-31T00:00:00Z"))).toBe(false);
  expect(isInForce({ grantedAt, endsAt: null }, new Date("2099-01-01"))).toBe(true);
});
