import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import type { Difference } from "./difference.ts";
import { integrateBetween } from "./quadrature.ts";

/** What is believed about a share: a beta distribution, as if `yes` and `no` people had been seen. Both above 0. */
export type Belief = { yes: number; no: number };

/** A prior belief after `yes` of `n` people have been counted. */
export function believe(prior: Belief, { yes, n }: { yes: number; n: number }): Belief {
  return { yes: prior.yes + yes, no: prior.no + n - yes };
}

/** Of a beta distribution with parameters a = yes and b = no. */
export function meanOf({ yes, no }: Belief): number {
  return yes / (yes + no);
}

const spreadOf = ({ yes, no }: Belief) => Math.sqrt((yes * no) / ((yes + no) ** 2 * (yes + no + 1)));

/**
 * The share afterwards minus the share before, of two groups that are independent: P(A − B > d) is the integral of one
 * density times the other's distribution, by fixed quadrature over the narrower of the two.
 */
export function differenceOfShares(before: Belief, after: Belief): Difference {
  const above =
    spreadOf(after) <= spreadOf(before)
      ? (least: number) => probability(after, (share) => cdf(before, share - least), [least, 1 + least], "above")
      : (least: number) => probability(before, (share) => 1 - cdf(after, share + least), [-least, 1 - least], "below");
  return withinOne(above);
}

/**
 * The change in the share of the same people, counted twice: `gained` changed from no to yes, `lost` from yes to no. The
 * four patterns have a Dirichlet distribution: the share that changed at all and the share of gains among changes are
 * independent betas, and the change is changed × (2 × gains − 1).
 */
export function pairedDifference(patterns: { gained: number; lost: number; stayed: number }): Difference {
  const changed: Belief = { yes: patterns.gained + patterns.lost, no: patterns.stayed };
  const moreThan = (least: number, gains: Belief) =>
    probability(changed, (share) => 1 - cdf(gains, (1 + least / share) / 2), [least, Number.POSITIVE_INFINITY], "none");
  const gains: Belief = { yes: patterns.gained, no: patterns.lost };
  const losses: Belief = { yes: patterns.lost, no: patterns.gained };
  const above = (least: number) => (least >= 0 ? moreThan(least, gains) : 1 - moreThan(-least, losses));
  return withinOne(above);
}

/** Shares differ by at most 1 either way; rounding must not lead outside of 0 to 1. */
function withinOne(above: (least: number) => number): Difference {
  return {
    above: (least) => (least >= 1 ? 0 : least <= -1 ? 1 : Math.min(1, Math.max(0, above(least)))),
    low: -1,
    high: 1,
  };
}

const cdf = ({ yes, no }: Belief, share: number) => betaCdf(Math.min(1, Math.max(0, share)), yes, no);

/** So many standard deviations hold all that matters of the narrower density, skewed ones too. */
const reach = 20;

/**
 * The mean of `chance` over a belief. `chance` varies between `start` and `end` only; outside it is 0, but 1 above the
 * end or below the start if `certain` says so.
 */
function probability(
  belief: Belief,
  chance: (share: number) => number,
  [start, end]: readonly [start: number, end: number],
  certain: "above" | "below" | "none",
): number {
  const [mean, spread] = [meanOf(belief), spreadOf(belief)];
  const low = Math.max(0, mean - reach * spread);
  const high = Math.min(1, mean + reach * spread);
  const density = densityOf(belief);
  const whole = integrateBetween(density, low, high);
  const [from, to] = [Math.max(low, start), Math.min(high, end)];
  const inside = integrateBetween((share) => density(share) * chance(share), from, to) / whole;
  const beside = certain === "above" ? 1 - cdf(belief, end) : certain === "below" ? cdf(belief, start) : 0;
  return inside + beside;
}

/** Up to a constant factor, 1 near the mean, so that large counts do not vanish. */
function densityOf({ yes, no }: Belief): (share: number) => number {
  const log = (share: number) => (yes - 1) * Math.log(share) + (no - 1) * Math.log1p(-share);
  const around = log(yes / (yes + no));
  return (share) => (share <= 0 || share >= 1 ? 0 : Math.exp(log(share) - around));
}
