import type { Predicted } from "./predicted.ts";

/**
 * What a measure's numbers are. count: people counted. share: people out of a group. average: a mean over people.
 * other: about no person, such as minutes or calls.
 */
export const measureKinds = ["count", "share", "average", "other"] as const;
export type MeasureKind = (typeof measureKinds)[number];

export const isMeasureKind = (word: unknown): word is MeasureKind => measureKinds.some((kind) => kind === word);

/** Whether a point says how many people its number is of. */
export const hasGroup = (kind: MeasureKind): boolean => kind === "share" || kind === "average";

export type Measure = Predicted & {
  id: string;
  position: number;
  name: string;
  definition: string;
  unit: string;
  kind: MeasureKind;
};

/** A point's place on the run chart: a share is its percentage of the group, anything else the number itself. */
export function plottedValue(kind: MeasureKind, { value, outOf }: { value: number; outOf: number | null }): number {
  return kind === "share" && outOf ? (100 * value) / outOf : value;
}
