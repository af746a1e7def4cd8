import { type Percentage, percentageOf } from "#app/privacy/bands.ts";
import { defaultMinimum } from "#app/privacy/suppression.ts";
import type { Measure } from "./measure.ts";
import type { Series } from "./series.ts";

/** A point as it may leave the team: a number, a percentage that hides the count behind it, or nothing. */
export type PublicPoint = { on: string; value: number | null; percentage: Percentage | null };
export type PublicSeries = { measure: Pick<Measure, "name" | "definition" | "unit" | "kind">; points: PublicPoint[] };

/**
 * What may be shown of a measure outside its team and the coaches that it is shared with. Counts of people, and numbers
 * about a group, are withheld below ten people; a share becomes a whole percent, or a band near 0% and 100%. What is
 * about no person is shown as it is. Notes and marks stay inside.
 */
export function publicSeries({ measure, points }: Series): PublicSeries {
  const { name, definition, unit, kind } = measure;
  return {
    measure: { name, definition, unit, kind },
    points: points.map(({ on, raw, outOf }) => ({ on, ...publicValue(kind, raw, outOf) })),
  };
}

function publicValue(kind: Measure["kind"], value: number, outOf: number | null): Omit<PublicPoint, "on"> {
  const withheld = { value: null, percentage: null };
  const isSmall = outOf === null || outOf < defaultMinimum;
  switch (kind) {
    case "count":
      return value < defaultMinimum ? withheld : { value, percentage: null };
    case "share":
      return isSmall ? withheld : { value: null, percentage: percentageOf(value, outOf) };
    case "average":
      return isSmall ? withheld : { value, percentage: null };
    case "other":
      return { value, percentage: null };
  }
}
