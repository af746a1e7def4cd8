import type { SessionFacts } from "./person.ts";
import { canAdminister, type Grant, type Role } from "./role.ts";

/** Roles that reach other people's data: a password alone does not open them. */
export const rolesWithSecondStep: readonly Role[] = ["administrator", "program_lead"];

type Standing = {
  grants: Grant[];
  /** Demo people share one password that everybody knows: there is nothing to protect. */
  isDemo: boolean;
  /** An authenticator app or a passkey. */
  hasMethod: boolean;
  /** Whether this session passed it. */
  isPassed: boolean;
};

/** Where someone stands with their second step in a session. */
export function secondStepOf({ grants, isDemo, hasMethod, isPassed }: Standing): SessionFacts["secondStep"] {
  if (isPassed) return "passed";
  if (hasMethod) return "needed";
  return mustHaveSecondStep({ isDemo, roles: grants.map(({ role }) => role) }) ? "to_set_up" : "not_needed";
}

/** Whether a role of theirs demands a second step: they may not be without one. */
export function mustHaveSecondStep({ isDemo, roles }: { isDemo: boolean; roles: Role[] }): boolean {
  return !isDemo && roles.some((role) => rolesWithSecondStep.includes(role));
}

/** What somebody passed a second step with. */
export type SecondStepProof = "app" | "recovery_code" | "passkey";

/** Why an administrator, or whoever runs the site, took somebody's second step away: words of ours, for the trail. */
export const resetReasons = ["lost_device", "suspected_misuse", "command"] as const;
export type ResetReason = (typeof resetReasons)[number];

function holdingNow(grants: Grant[], secondStep: SessionFacts["secondStep"]): Grant[] {
  const isHeldBack = secondStep === "needed" || secondStep === "to_set_up";
  return isHeldBack ? grants.filter(({ role }) => !rolesWithSecondStep.includes(role)) : grants;
}

/** As what somebody looks at the site: who is no administrator any more looks as themselves. */
export function viewAsInSession(
  grants: Grant[],
  { secondStep, viewAs }: Pick<SessionFacts, "secondStep" | "viewAs">,
): SessionFacts["viewAs"] {
  return canAdminister({ grants: holdingNow(grants, secondStep) }) ? viewAs : null;
}

/** A cohort or organization that nobody is in: what a role may do there touches nobody. */
export const nowhere = "00000000-0000-0000-0000-000000000000";

/**
 * The grants that hold in a session. Roles that reach other people's data wait for the second step. Who looks as a role
 * has that role alone: leads for the organization chosen or everywhere, coaches of a cohort without anybody in it, since
 * what is shared with a coach is shared with nobody else.
 */
export function grantsInSession(grants: Grant[], { secondStep, viewAs }: Pick<SessionFacts, "secondStep" | "viewAs">) {
  const holding = holdingNow(grants, secondStep);
  if (!viewAs || !canAdminister({ grants: holding })) return holding;
  const cohortId = viewAs.role === "coach" ? nowhere : null;
  return [{ role: viewAs.role, organizationId: cohortId ? null : viewAs.organizationId, cohortId }];
}
