import type { Person } from "#app/identity/person/person.ts";
import { canActAs, canAdminister, canLead, type Grant } from "#app/identity/person/role.ts";

/** How a person stands to a cohort. A person who is several takes the first of this list. */
export const standings = ["coach", "member", "lead", "administrator"] as const;
export type Standing = (typeof standings)[number];

/** The data that every page of a cohort shows: its name, and the links for the reader's standing. */
export type CohortFrame = { id: string; name: string; standing: Standing };

type Holder = { grants: readonly Grant[] };

/** How a person stands to a cohort today; null for everybody to whom it is closed, former members among them. */
export function standingIn(person: Pick<Person, "grants" | "cohortIds">, cohortId: string): Standing | null {
  if (canActAs(person, "coach", { cohortId })) return "coach";
  if (person.cohortIds.includes(cohortId)) return "member";
  if (canActAs(person, "program_lead", { cohortId })) return "lead";
  return canAdminister(person) ? "administrator" : null;
}

/** A cohort as a coach or lead describes it in its form; days as YYYY-MM-DD, `capacity` null for any number. */
export type CohortDetails = {
  name: string;
  startsOn: string;
  endsOn: string | null;
  timeZone: string;
  language: string;
  capacity: number | null;
};

/** The cohorts that a person may open: every one, or those with these ids. */
export function cohortReachOf(person: Pick<Person, "grants" | "cohortIds">): "every" | string[] {
  const isEverywhere = canLead(person, {}) || canActAs(person, "coach");
  if (isEverywhere) return "every";
  const scoped = person.grants.filter(({ role }) => role === "coach" || role === "program_lead");
  return [...new Set([...person.cohortIds, ...scoped.flatMap(({ cohortId }) => cohortId ?? [])])];
}

/** Members' words (goals, work, what they share) are for the members and their coaches, not for leads. */
export const readsWords = (standing: Standing): boolean => standing === "coach" || standing === "member";

/** Whether a person may change a cohort and its members. */
export const runsCohort = (standing: Standing): boolean => standing !== "member";

/** Coaches, leads of the whole site and administrators may create a cohort. */
export function canStartCohort(person: Holder): boolean {
  return canLead(person, {}) || person.grants.some(({ role }) => role === "coach");
}

/** Whether they may name people as coaches who coach nowhere yet. */
export function canNameNewCoaches(person: Holder): boolean {
  return canLead(person, {});
}
