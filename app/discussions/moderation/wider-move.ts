/** How a request to show a topic to more people ended. */
export const moveOutcomes = ["moved", "refused", "withdrawn"] as const;
export type MoveOutcome = (typeof moveOutcomes)[number];
