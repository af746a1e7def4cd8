import { defaultMinimum } from "#app/privacy/suppression.ts";
import type { Context, Design } from "./design.ts";
import type { Entry } from "./entry.ts";

export type Warning =
  | "tiny"
  | "small"
  | "baseline-moving"
  | "baseline-unknown"
  | "extreme-start"
  | "chosen-themselves"
  | "chosen-staff"
  | "chosen-place"
  | "not-by-chance"
  | "several-looks"
  | "uneven";

/** Below it, one person moves a share by more than three points. */
const smallGroup = 30;

/** What makes an answer weaker than its number says, the heaviest first. */
export function warningsFor(design: Design, entry: Entry, context: Context): Warning[] {
  const sizes = groupSizes(entry);
  const smallest = Math.min(...sizes);
  const isOverTime = design === "before-after" || design === "paired" || design === "run-chart";
  const isCompared = design === "comparison" || design === "pilot";
  return [
    ...(smallest < defaultMinimum ? (["tiny"] as const) : smallest < smallGroup ? (["small"] as const) : []),
    ...(isOverTime && context.baseline === "moving" ? (["baseline-moving"] as const) : []),
    ...(isOverTime && (context.baseline === "unknown" || context.baseline === "")
      ? (["baseline-unknown"] as const)
      : []),
    ...(isOverTime && context.startedAtExtreme ? (["extreme-start"] as const) : []),
    ...(design === "pilot" && context.chosenBy !== "chance" ? (["not-by-chance"] as const) : []),
    ...(isCompared && context.chosenBy === "themselves" ? (["chosen-themselves"] as const) : []),
    ...(isCompared && context.chosenBy === "staff" ? (["chosen-staff"] as const) : []),
    ...(isCompared && context.chosenBy === "place" ? (["chosen-place"] as const) : []),
    ...(isCompared && sizes.length === 2 && Math.max(...sizes) > 5 * smallest ? (["uneven"] as const) : []),
    ...(context.looks > 1 ? (["several-looks"] as const) : []),
  ];
}

/** How many people each number stands for; none for points, whose size nobody typed. */
function groupSizes(entry: Entry): number[] {
  switch (entry.kind) {
    case "shares":
    case "means":
      return [entry.first.n, entry.second.n];
    case "paired-means":
      return [entry.changes.n];
    case "paired-shares":
      return [entry.both + entry.gained + entry.lost + entry.neither];
    case "points":
      return [];
  }
}

/** Whether a reader of the numbers would learn a count of fewer than ten people: yes or no, in any group. */
export function hasSmallCounts(entry: Entry): boolean {
  switch (entry.kind) {
    case "shares":
      return [entry.first, entry.second].some(({ yes, n }) => yes < defaultMinimum || n - yes < defaultMinimum);
    case "paired-shares":
      return [entry.both, entry.gained, entry.lost, entry.neither].some((count) => count < defaultMinimum);
    case "means":
    case "paired-means":
      return groupSizes(entry).some((n) => n < defaultMinimum);
    case "points":
      return true; // points may be counts of people, and nobody typed of how many
  }
}
