import type { MeasureKind } from "./measure-kind.ts";
import type { Predicted } from "./predicted.ts";

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
