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
] as const;
export type ExactMeasure = (typeof exactMeasures)[number];

/** people and the like are counts; minutes are shown as hours. */
export type Unit = "count" | "minutes" | "hours" | "days" | "percent" | "rating";

/** What a measure is, for the dictionary and for everything that shows it. */
export type Measure = { key: ExactMeasure; level: Level; sensitivity: Sensitivity; unit: Unit };

const exact = (key: ExactMeasure, level: Level, unit: Unit = "count"): Measure => ({
  ...{ key, level, unit, sensitivity: "exact" },
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
];

/** Minutes as hours with at most one decimal: "9.5". */
export function hoursOf(minutes: number): string {
  return (minutes / 60).toLocaleString("en-US", { maximumFractionDigits: 1 });
}
