import { coachesCohort } from "#app/identity/person/coaching.ts";
import type { Grant } from "#app/identity/person/role.ts";
import type { SpaceFacts, SpaceKind } from "../spaces/space.ts";

/** Kinds of spaces that have coaches, so that the space may let them see more. */
export const mayHaveCoachView = (kind: SpaceKind): boolean => kind === "cohort" || kind === "program";

/** Whether a person sees the coach's view of a space: it has one, and they coach its cohort or one of its program today. */
export function canSeeCoachView(
  person: { grants: readonly Grant[] },
  space: Pick<SpaceFacts, "kind" | "cohortIds"> & { hasCoachView: boolean },
): boolean {
  if (!space.hasCoachView || !mayHaveCoachView(space.kind)) return false;
  return space.cohortIds.some((id) => coachesCohort(person, id));
}

/**
 * The least number of people who wrote at least half of the posts; 0 if there are none. A sentence about the whole group,
 * never a number for a person.
 */
export function writersOfHalf(postsOfEach: readonly number[]): number {
  const most = [...postsOfEach].sort((one, other) => other - one);
  const half = most.reduce((sum, posts) => sum + posts, 0) / 2;
  let written = 0;
  for (const [at, posts] of most.entries()) {
    written += posts;
    if (written >= half && half > 0) return at + 1;
  }
  return 0;
}

/** Balance looks at the posts of so many days. */
export const balanceDays = 30;
