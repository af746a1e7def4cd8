import type { SessionFacts } from "./person.ts";
import { canAdminister, type Grant, type Role } from "./role.ts";

/** Roles with access to other people's data: they require a second step. */
export const rolesWithSecondStep: readonly Role[] = ["administrator", "program_lead"];

type SecondStepFacts = {
  grants: Grant[];
  /** Demo people share a password that everybody knows, so there is nothing to protect. */
  isDemo: boolean;
  /** An authenticator app or a passkey. */
  hasMethod: boolean;
  /** Whether this session passed it. */
  isPassed: boolean;
};

/** The state of a person's second step in a session. */
export function secondStepOf({ grants, isDemo, hasMethod, isPassed }: SecondStepFacts): SessionFacts["secondStep"] {
  if (isPassed) return "passed";
  if (hasMethod) return "needed";
  return mustHaveSecondStep({ isDemo, roles: grants.map(({ role }) => role) }) ? "to_set_up" : "not_needed";
}

/** Whether one of their roles requires a second step, so that they may not remove the last one. */
export function mustHaveSecondStep({ isDemo, roles }: { isDemo: boolean; roles: Role[] }): boolean {
  return !isDemo && roles.some((role) => rolesWithSecondStep.includes(role));
}

/** The methods of a second step. */
export type SecondStepProof = "app" | "recovery_code" | "passkey";

/** Why an administrator or the site's operator reset a person's second step: our own words, for the audit trail. */
const resetReasons = ["lost_device", "suspected_misuse", "command"] as const;
export type ResetReason = (typeof resetReasons)[number];

function holdingNow(grants: Grant[], secondStep: SessionFacts["secondStep"]): Grant[] {
  const isHeldBack = secondStep === "needed" || secondStep === "to_set_up";
  return isHeldBack ? grants.filter(({ role }) => !rolesWithSecondStep.includes(role)) : grants;
}

/** The role that a person views the site as; null for those who are no longer administrators. */
export function viewAsInSession(
  grants: Grant[],
  { secondStep, viewAs }: Pick<SessionFacts, "secondStep" | "viewAs">,
): SessionFacts["viewAs"] {
  return canAdminister({ grants: holdingNow(grants, secondStep) }) ? viewAs : null;
}

/** An id that no cohort or organization has: a role scoped to it reaches nobody. */
export const nowhere = "00000000-0000-0000-0000-000000000000";

/**
 * The grants in force in a session. Roles with access to other people's data wait for the second step. An administrator
 * who views the site as a role has that role alone: a lead for the chosen organization or everywhere; a coach of a
 * cohort without members, because what is shared with a coach is shared with nobody else.
 */
export function grantsInSession(grants: Grant[], { secondStep, viewAs }: Pick<SessionFacts, "secondStep" | "viewAs">) {
  const holding = holdingNow(grants, secondStep);
  if (!viewAs || !canAdminister({ grants: holding })) return holding;
  const cohortId = viewAs.role === "coach" ? nowhere : null;
  return [{ role: viewAs.role, organizationId: cohortId ? null : viewAs.organizationId, cohortId }];
}
