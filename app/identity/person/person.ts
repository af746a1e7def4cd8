import type { Grant, Role } from "./role.ts";
import type { SignInMethod } from "./sign-in-method.ts";

/** A signed-in person with the roles in force: everything that rules and pages need to know about them. */
export type Person = {
  id: string;
  name: string;
  pronouns: string | null;
  email: string;
  isEmailVerified: boolean;
  timeZone: string;
  language: string;
  /** A demo person, whose password everybody knows. */
  isDemo: boolean;
  /** When the account will be erased at its owner's request; null when no erasure was requested. */
  erasureDueAt: Date | null;
  /** The grants in force in this session: see `grantsInSession`. */
  grants: Grant[];
  /** Open organizations that they belong to today. */
  organizationIds: string[];
  /** Cohorts that they learn in today. */
  cohortIds: string[];
  session: SessionFacts;
};

export type SessionFacts = {
  id: string;
  method: SignInMethod;
  isShared: boolean;
  /** When they last signed in or reauthenticated. */
  provedAt: Date;
  /** Whether a role requires a second step before it takes effect: see second-step.ts. */
  secondStep: "not_needed" | "passed" | "needed" | "to_set_up";
  /** The role that an administrator views the site as; no changes are allowed meanwhile. */
  viewAs: { role: Role; organizationId: string | null } | null;
  /** How many notifications they have not read, at most 100. */
  unreadNotifications: number;
  /** Whether their address refused our mail, so that none is sent. */
  isMailStopped: boolean;
};

/** Whether they hold a role for any scope. Which scope it covers is up to role.ts. */
export function hasRole(person: Person, role: Role): boolean {
  return person.grants.some((grant) => grant.role === role);
}
