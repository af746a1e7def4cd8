import type { SpaceFacts } from "../spaces/space.ts";

/** How a request to show a topic to more people ended. */
export const moveOutcomes = ["moved", "refused", "withdrawn"] as const;
export type MoveOutcome = (typeof moveOutcomes)[number];

type Space = Pick<SpaceFacts, "kind" | "cohortIds">;

/** Whether everyone who reads one space reads the other too: of a cohort and its program, and of any and the community. */
export function isWider(from: Space, to: Space): boolean {
  if (to.kind === "community") return from.kind !== "community";
  return to.kind === "program" && from.kind === "cohort" && from.cohortIds.every((id) => to.cohortIds.includes(id));
}
