import type { All } from "./format.ts";
import { parts } from "./parts.ts";

type Rules = All<(typeof parts)[number]["retention"]>;

/** What is removed by itself, after how long, and why not sooner or later. In the order in which the job does it. */
export const retentionRules: Rules = Object.assign({}, ...parts.map(({ retention }) => retention));

export type RetentionRule = keyof typeof retentionRules;
export const retentionRuleNames = Object.keys(retentionRules) as RetentionRule[];
