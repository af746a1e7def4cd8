import type { SessionFacts } from "./person.ts";
import type { Grant, Role } from "./role.ts";

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
  const mustHave = !isDemo && grants.some(({ role }) => rolesWithSecondStep.includes(role));
  return mustHave ? "to_set_up" : "not_needed";
}

/** A cohort or organization that nobody is in: what a role may do there touches nobody. */
export const nowhere = "00000000-0000-0000-0000-000000000000";

/**
 * The grants that hold in a session. Roles that reach other people's data wait for the second step. Who looks as a role
 * has that role alone: leads for the organization chosen or everywhere, coaches of a cohort without anybody in it, since
 * what is shared with a coach is shared with nobody else.
 */
export function grantsInSession(grants: Grant[], { secondStep, viewAs }: Pick<SessionFacts, "secondStep" | "viewAs">) {
  const isHeldBack = secondStep === "needed" || secondStep === "to_set_up";
  const holding = isHeldBack ? grants.filter(({ role }) => !rolesWithSecondStep.includes(role)) : grants;
  const isAdministrator = holding.some(
    ({ role, organizationId, cohortId }) => role === "administrator" && organizationId === null && cohortId === null,
  );
  if (!viewAs || !isAdministrator) return holding;
  const cohortId = viewAs.role === "coach" ? nowhere : null;
  return [{ role: viewAs.role, organizationId: cohortId ? null : viewAs.organizationId, cohortId }];
}
