import { type Percentage, percentageOf } from "#app/privacy/bands.ts";
import { defaultMinimum } from "#app/privacy/suppression.ts";
import type { Measure } from "./measure.ts";
import type { Series } from "./series.ts";

/** A point as it may leave the team: a number, a percentage that hides the count behind it, or nothing. */
export type PublicPoint = { on: string; value: number | null; percentage: Percentage | null };
export type PublicSeries = { measure: Pick<Measure, "name" | "definition" | "unit" | "kind">; points: PublicPoint[] };

/**
 * What may be shown of a cycle's measures outside its team and the coaches that it is shared with. Counts of people, and
 * numbers about a group, are withheld below ten people; a share becomes a whole percent, or a band near 0% and 100%. Of
 * two counts of one day that differ by fewer than ten, the smaller is withheld, because the rest of the larger group
 * could be worked out. What is about no person is shown as it is. Notes and marks stay inside.
 */
export function publicSeriesOf(all: readonly Series[]): PublicSeries[] {
  const counts = countsByDay(all);
  return all.map(({ measure: { name, definition, unit, kind }, points }) => ({
    measure: { name, definition, unit, kind },
    points: points.map(({ on, raw, outOf }) => {
      const isDerivable = kind === "count" && (counts.get(on) ?? []).some((other) => isNearlyAllOf(raw, other));
      return { on, ...(isDerivable ? withheld : publicValue(kind, raw, outOf)) };
    }),
  }));
}

const withheld = { value: null, percentage: null };

/** Whether fewer than ten people of a larger group are missing from this one. */
const isNearlyAllOf = (count: number, larger: number) => larger > count && larger - count < defaultMinimum;

/** The counts of people of each day, of all measures. */
function countsByDay(all: readonly Series[]): Map<string, number[]> {
  const counts = new Map<string, number[]>();
  for (const { measure, points } of all) {
    if (measure.kind !== "count") continue;
    for (const { on, raw } of points) counts.set(on, [...(counts.get(on) ?? []), raw]);
  }
  return counts;
}

function publicValue(kind: Measure["kind"], value: number, outOf: number | null): Omit<PublicPoint, "on"> {
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
