import { type ExactMeasure, exactMeasures, hoursOf, measures } from "../measures/measure.ts";

/** What a grant planned for a measure. `planned` and `actual` are minutes for hours, else counts. */
export type Target = {
  measure: ExactMeasure;
  planned: number;
  /** Cumulative, from the first day of the grant; null before anything was counted. */
  actual: number | null;
  budgetLine: string;
  reason: string;
};

export const longestBudgetLine = 160;
export const longestReason = 1_000;
/** The largest plan that a form takes, in the unit that it shows. */
export const largestPlan = 10_000_000;

export const isTargetMeasure = (name: string | undefined): name is ExactMeasure =>
  exactMeasures.some((each) => each === name);

const isInHours = (measure: ExactMeasure): boolean => measures.find(({ key }) => key === measure)?.unit === "minutes";

/** A plan as typed (hours or a count) in the unit that is kept (minutes or a count), and back. */
export const keptPlan = (measure: ExactMeasure, typed: number) => (isInHours(measure) ? typed * 60 : typed);
export const typedPlan = (measure: ExactMeasure, kept: number) => (isInHours(measure) ? kept / 60 : kept);

/** An amount as people read it: hours with at most one decimal, or a count. */
export const amountOf = (measure: ExactMeasure, amount: number) =>
  isInHours(measure) ? hoursOf(amount) : amount.toLocaleString("en-US");

export type TargetStatus = "unknown" | "short" | "met" | "over";

/** How what happened compares with what was planned. */
export function targetStatusOf({ planned, actual }: Pick<Target, "planned" | "actual">): TargetStatus {
  if (actual === null) return "unknown";
  if (actual === planned) return "met";
  return actual < planned ? "short" : "over";
}

/** Whole months of a period that are over on a day, of how many. Days as YYYY-MM-DD; periods are whole months. */
export function monthsPassed({ startsOn, endsOn }: { startsOn: string; endsOn: string }, day: string) {
  const all = monthNumber(endsOn) - monthNumber(startsOn) + 1;
  const passed = day > endsOn ? all : monthNumber(day) - monthNumber(startsOn);
  return { passed: Math.min(all, Math.max(0, passed)), all };
}

const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
