import { binsOf, type Difference, intervalOf, quantileOf } from "#app/statistics/difference.ts";
import { differenceOfMeans, meanChange } from "#app/statistics/means.ts";
import { believe, differenceOfShares, pairedDifference } from "#app/statistics/shares.ts";
import type { Direction } from "./design.ts";
import type { Entry } from "./entry.ts";
import type { Prior } from "./prior.ts";

export type Question = {
  prior: Prior;
  direction: Direction;
  /** The smallest difference that would matter, above 0: as a share of 1, or in the measure's unit. */
  matters: number;
  /** How much probability the interval holds. */
  level: number;
};

/** Probabilities from 0 to 1. Differences are the second number minus the first, whichever way is better. */
export type Answer = {
  better: number;
  mattersBetter: number;
  mattersWorse: number;
  interval: { low: number; middle: number; high: number };
  /** The probability in equal bins from `from` to `to`. */
  picture: { from: number; to: number; bins: number[] };
};

const binCount = 48;

/** The answer to the evaluation of counts or means. A run chart has signals instead. */
export function answerOf(
  entry: Exclude<Entry, { kind: "points" }>,
  { prior, direction, matters, level }: Question,
): Answer {
  const difference = differenceOf(entry, prior);
  const { above } = difference;
  const isHigher = direction === "higher";
  const edge = 0.001;
  const ends = [quantileOf(difference, edge), quantileOf(difference, 1 - edge), 0, matters, -matters];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  return {
    better: isHigher ? above(0) : 1 - above(0),
    mattersBetter: isHigher ? above(matters) : 1 - above(-matters),
    mattersWorse: isHigher ? 1 - above(-matters) : above(matters),
    interval: intervalOf(difference, level),
    picture: { from, to, bins: binsOf(difference, from, to, binCount) },
  };
}

function differenceOf(entry: Exclude<Entry, { kind: "points" }>, { share, mean }: Prior): Difference {
  switch (entry.kind) {
    case "shares":
      return differenceOfShares(believe(share, entry.first), believe(share, entry.second));
    case "means":
      return differenceOfMeans(entry.first, entry.second, mean);
    case "paired-means":
      return meanChange(entry.changes, mean);
    case "paired-shares": {
      // The prior of a share is spread evenly over its two patterns: both and lost began with yes.
      const { yes, no } = share;
      return pairedDifference({
        gained: entry.gained + no / 2,
        lost: entry.lost + yes / 2,
        stayed: entry.both + entry.neither + yes / 2 + no / 2,
      });
    }
  }
}
