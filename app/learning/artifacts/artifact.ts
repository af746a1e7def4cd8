import { coachesCohort } from "#app/identity/person/coaching.ts";
import type { Person } from "#app/identity/person/person.ts";

export const artifactStates = ["draft", "submitted", "returned", "revised", "accepted"] as const;
export type ArtifactState = (typeof artifactStates)[number];

export const artifactActions = ["submit", "withdraw", "return", "accept", "reopen"] as const;
export type ArtifactAction = (typeof artifactActions)[number];

/** Everything in an artifact's history. */
export const artifactEvents = ["start", ...artifactActions, "acknowledge", "join", "leave"] as const;
export type ArtifactEvent = (typeof artifactEvents)[number];

/** What a coach answered about a passage that looks like data about children. */
export const dataReviews = ["asked", "fine", "remove"] as const;
export type DataReview = (typeof dataReviews)[number];

export const longestArtifact = 100_000;
export const longestTitle = 200;
export const longestComment = 5_000;
/** A team is a working group, not a cohort. */
export const mostOwners = 12;

/** A person's part in an artifact; an owner who also coaches the cohort is an owner. */
export type ArtifactRelation = "owner" | "coach";

/**
 * The facts that decide who reads an artifact. `learningCohortIds` are the cohorts that one of its owners learns in
 * today and whose agreement that owner has accepted.
 */
export type ArtifactAccess = {
  ownerIds: readonly string[];
  cohortId: string | null;
  learningCohortIds: readonly string[];
};

/**
 * Who may open an artifact: its owners always, also after they left the cohort; those who coach its cohort today, as
 * long as one of its owners learns there today. No other role gives access.
 */
export function relationTo(
  person: Pick<Person, "id" | "grants">,
  { ownerIds, cohortId, learningCohortIds }: ArtifactAccess,
): ArtifactRelation | null {
  if (ownerIds.includes(person.id)) return "owner";
  if (cohortId === null || !learningCohortIds.includes(cohortId)) return null;
  return coachesCohort(person, cohortId) ? "coach" : null;
}

/** Why an action is refused. */
export type ArtifactRefusal = "not-yours" | "own-work" | "already" | "not-now" | "empty" | "no-feedback" | "missing";

type Facts = {
  relation: ArtifactRelation;
  /** Whether a required field of what would be handed in is empty. */
  isIncomplete: boolean;
  /** Whether there is a comment, a rubric row or a note to return. */
  hasFeedback: boolean;
};

type Step = { from: Partial<Record<ArtifactState, ArtifactState>>; by: ArtifactRelation };

const steps: Record<ArtifactAction, Step> = {
  submit: { by: "owner", from: { draft: "submitted", returned: "revised" } },
  withdraw: { by: "owner", from: { submitted: "draft", revised: "returned" } },
  return: { by: "coach", from: { submitted: "returned", revised: "returned" } },
  accept: { by: "coach", from: { submitted: "accepted", revised: "accepted" } },
  reopen: { by: "coach", from: { accepted: "returned" } },
};

/** The state after an action, or why it is refused. `already`: someone pressed the same button before. */
export function stateAfter(
  state: ArtifactState,
  action: ArtifactAction,
  facts: Facts,
): ArtifactState | ArtifactRefusal {
  const { by, from } = steps[action];
  if (by !== facts.relation) return by === "owner" ? "not-yours" : "own-work";
  const next = from[state];
  if (next === undefined) return Object.values(from).includes(state) ? "already" : "not-now";
  if (action === "submit" && facts.isIncomplete) return "empty";
  if (action === "return" && !facts.hasFeedback) return "no-feedback";
  return next;
}

export function isState(outcome: string): outcome is ArtifactState {
  return artifactStates.some((state) => state === outcome);
}

export function isAction(word: unknown): word is ArtifactAction {
  return artifactActions.some((action) => action === word);
}

/** Whether owners may change the text; handed-in work stands still until it is returned or taken back. */
export const isOpenToEdits = (state: ArtifactState): boolean => state === "draft" || state === "returned";

/** Whether a coach's answer is awaited. */
export const awaitsCoach = (state: ArtifactState): boolean => state === "submitted" || state === "revised";

/** The actions that a person with this part in it may try now. */
export function actionsFor(state: ArtifactState, relation: ArtifactRelation): ArtifactAction[] {
  return artifactActions.filter((action) => steps[action].by === relation && steps[action].from[state] !== undefined);
}
