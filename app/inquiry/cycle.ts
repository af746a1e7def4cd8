import { coachesCohort } from "#app/identity/person/coaching.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Step } from "./step.ts";

/** A listening round asks people and gives back what was heard; a cycle tests a change. */
export const cycleKinds = ["cycle", "listening"] as const;
export type CycleKind = (typeof cycleKinds)[number];

export const decisions = ["adopt", "adapt", "abandon"] as const;
export type Decision = (typeof decisions)[number];

/** A team is a working group. */
export const mostMembers = 12;

/** Every how many days data is collected; null for no rhythm. */
export const rhythms: readonly number[] = [1, 7, 14, 28];
export const isRhythm = (days: number): boolean => rhythms.includes(days);

/** A person's part in a cycle. Someone who is invited sees its title and who asked, until they accept. */
export type CycleRelation = "member" | "invited" | "coach";

/**
 * The facts that decide who reads a cycle. `learningCohortIds` are the cohorts that one of its members learns in today.
 */
export type CycleAccess = {
  memberIds: readonly string[];
  invitedIds: readonly string[];
  /** The cohort whose coaches the team shares it with. */
  sharedCohortId: string | null;
  learningCohortIds: readonly string[];
};

/**
 * A person's part in a cycle: its members of today; those whom a member has invited; and while the team shares it, who
 * coaches that cohort today, as long as one of the team learns there. Leads and administrators have none.
 */
export function relationTo(
  person: Pick<Person, "id" | "grants">,
  { memberIds, invitedIds, sharedCohortId, learningCohortIds }: CycleAccess,
): CycleRelation | null {
  if (memberIds.includes(person.id)) return "member";
  if (sharedCohortId !== null && learningCohortIds.includes(sharedCohortId) && coachesCohort(person, sharedCohortId)) {
    return "coach";
  }
  return invitedIds.includes(person.id) ? "invited" : null;
}

/** Where a cycle is: it runs from its first entry on, and ends with a decision. */
export type CycleState = "planning" | "running" | "decided";

export function stateOf({ decision, hasEntries }: { decision: Decision | null; hasEntries: boolean }): CycleState {
  if (decision !== null) return "decided";
  return hasEntries ? "running" : "planning";
}

/** The step that a cycle's page leads to: Study once the last planned day is over. */
export function nextStep(state: CycleState, { endsOn, today }: { endsOn: string | null; today: string }): Step {
  if (state === "planning") return "plan";
  if (state === "decided") return "act";
  return endsOn !== null && endsOn < today ? "study" : "do";
}

/** What a plan still needs before it can teach anything: a change, a prediction and a measure. */
const planParts = ["change", "prediction", "measure"] as const;
export type PlanPart = (typeof planParts)[number];

export function missingParts(plan: {
  change: string;
  questions: readonly { prediction: string }[];
  measures: readonly unknown[];
}): PlanPart[] {
  const has: Record<PlanPart, boolean> = {
    change: plan.change !== "",
    prediction: plan.questions.some(({ prediction }) => prediction !== ""),
    measure: plan.measures.length > 0,
  };
  return planParts.filter((part) => !has[part]);
}
