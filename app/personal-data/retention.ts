import type { All } from "./format.ts";
import { parts } from "./parts.ts";

type Rules = All<(typeof parts)[number]["retention"]>;

/**
 * What is deleted automatically, after how long, and the reason for that period. In the order in which the job runs.
 */
export const retentionRules: Rules = Object.assign({}, ...parts.map(({ retention }) => retention));

export type RetentionRule = keyof typeof retentionRules;
export const retentionRuleNames = Object.keys(retentionRules) as RetentionRule[];
