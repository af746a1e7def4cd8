import { expect, test } from "vitest";
import type { Grant } from "#app/identity/person/role.ts";
import { canReadOrganization, participationScopeOf } from "#app/participation/scope.ts";

const grant = (given: Partial<Grant>): Grant => ({
  role: "program_lead",
  organizationId: null,
  cohortId: null,
  ...given,
});
const scopeOf = (...grants: Partial<Grant>[]) => participationScopeOf({ grants: grants.map(grant) });

test("a lead of the program and an administrator read everything", () => {
  expect(scopeOf({})).toEqual({ kind: "program" });
  expect(scopeOf({ role: "administrator" })).toEqual({ kind: "program" });
  expect(scopeOf({ organizationId: "river" }, {})).toEqual({ kind: "program" });
});

test("a lead of organizations reads these and no others", () => {
  const scope = scopeOf(
    { organizationId: "river" },
    { organizationId: "hill" },
    { role: "coach", organizationId: "sea" },
  );
  expect(scope).toEqual({ kind: "organizations", organizationIds: ["river", "hill"] });
  if (!scope) throw new Error("no scope");
  expect(["river", "hill", "sea", "lake"].filter((id) => canReadOrganization(scope, id))).toEqual(["river", "hill"]);
});

test("nobody else reads anything", () => {
  expect(scopeOf()).toBeNull();
  expect(scopeOf({ role: "educator" }, { role: "coach" }, { role: "clock_hour_manager" })).toBeNull();
  expect(scopeOf({ cohortId: "a cohort" })).toBeNull();
});
