import type { Grant, Role } from "./role.ts";

/** Someone who is signed in, with the roles in force now: what every rule and page needs to know about them. */
export type Person = {
  id: string;
  name: string;
  email: string;
  timeZone: string;
  language: string;
  grants: Grant[];
  /** Organizations that they belong to today. */
  organizationIds: string[];
  /** Cohorts that they learn in today. */
  cohortIds: string[];
};

/** Whether they hold a role for anything at all. What it covers is a question for role.ts. */
export function hasRole(person: Person, role: Role): boolean {
  return person.grants.some((grant) => grant.role === role);
}
