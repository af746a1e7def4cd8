import type { Grant, Role } from "./role.ts";
import type { SignInMethod } from "./sign-in-method.ts";

/** Someone who is signed in, with the roles in force now: what every rule and page needs to know about them. */
export type Person = {
  id: string;
  name: string;
  pronouns: string | null;
  email: string;
  isEmailVerified: boolean;
  timeZone: string;
  language: string;
  /** One of the demo people, whose password everybody knows. */
  isDemo: boolean;
  /** When the account will be erased, as they asked; null unless they did. */
  erasureDueAt: Date | null;
  /** What they may do here and now: see `grantsInSession`. */
  grants: Grant[];
  /** Open organizations that they belong to today. */
  organizationIds: string[];
  /** Cohorts that they learn in today. */
  cohortIds: string[];
  session: SessionFacts;
};

/** How they are signed in. */
export type SessionFacts = {
  id: string;
  method: SignInMethod;
  isShared: boolean;
  /** When they last proved who they are. */
  provedAt: Date;
  /** What a role of theirs asks for before it holds: see second-step.ts. */
  secondStep: "not_needed" | "passed" | "needed" | "to_set_up";
  /** The role that an administrator looks at the site as; nothing may be changed meanwhile. */
  viewAs: { role: Role; organizationId: string | null } | null;
};

/** Whether they hold a role for anything at all. What it covers is a question for role.ts. */
export function hasRole(person: Person, role: Role): boolean {
  return person.grants.some((grant) => grant.role === role);
}
