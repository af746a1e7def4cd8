/** exact: shown for any declared period, current within a minute. frozen: only from published figures. */
export type Sensitivity = "exact" | "frozen";

/** Guskey's levels, with reach and dosage before them: what is measured, in the order of a report. */
export const levels = ["reach", "dosage", "completion", "reactions", "learning", "organization", "practice"] as const;
export type Level = (typeof levels)[number];

export const exactMeasures = [
  "people",
  "organizations",
  "runs",
  "sessions",
  "attendance",
  "minutes",
  "live",
  "self_paced",
  "coaching",
  "commitments",
  "commitments_kept",
] as const;
export type ExactMeasure = (typeof exactMeasures)[number];

/** What is published of a period once it is over, beside the exact measures. */
const frozenMeasures = [
  "standing",
  "groups",
  "access",
  "hours_median",
  "began",
  "finished",
  "course",
  "time_to_finish",
  "response",
  "evaluation",
  "confidence",
  "artifacts",
  "cycles",
  "follow_up",
] as const;
export type FrozenMeasure = (typeof frozenMeasures)[number];

/** people and the like are counts; minutes are shown as hours. */
export type Unit = "count" | "minutes" | "hours" | "days" | "percent" | "rating";

/** What a measure is, for the dictionary and for everything that shows it. */
export type Measure = { key: ExactMeasure | FrozenMeasure; level: Level; sensitivity: Sensitivity; unit: Unit };

const exact = (key: ExactMeasure, level: Level, unit: Unit = "count"): Measure => ({
  ...{ key, level, unit, sensitivity: "exact" },
});
const frozen = (key: FrozenMeasure, level: Level, unit: Unit = "count"): Measure => ({
  ...{ key, level, unit, sensitivity: "frozen" },
});

export const measures: readonly Measure[] = [
  exact("people", "reach"),
  exact("organizations", "reach"),
  exact("runs", "reach"),
  exact("sessions", "reach"),
  exact("attendance", "dosage"),
  exact("minutes", "dosage", "minutes"),
  exact("live", "dosage", "minutes"),
  exact("self_paced", "dosage", "minutes"),
  exact("coaching", "dosage", "minutes"),
  exact("commitments", "organization"),
  exact("commitments_kept", "organization"),
  frozen("standing", "reach"),
  frozen("groups", "reach"),
  frozen("access", "reach"),
  frozen("hours_median", "dosage", "hours"),
  frozen("began", "completion"),
  frozen("finished", "completion", "percent"),
  frozen("course", "completion", "percent"),
  frozen("time_to_finish", "completion", "days"),
  frozen("response", "reactions", "percent"),
  frozen("evaluation", "reactions", "rating"),
  frozen("confidence", "learning", "rating"),
  frozen("artifacts", "practice"),
  frozen("cycles", "practice"),
  frozen("follow_up", "practice", "rating"),
];

/** Minutes as hours with at most one decimal: "9.5". */
export function hoursOf(minutes: number): string {
  return (minutes / 60).toLocaleString("en-US", { maximumFractionDigits: 1 });
}
