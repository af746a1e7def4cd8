/** How a lesson or a course came to be complete or open again. */
export const completionWays = ["marked", "rule_met", "reopened", "imported"] as const;
export type CompletionWay = (typeof completionWays)[number];
