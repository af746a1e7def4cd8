import { describe, expect, it } from "vitest";
import { binsOf, intervalOf, quantileOf } from "./difference.ts";
import { differenceOfMeans, meanChange, type Sample } from "./means.ts";
import { believe, differenceOfShares, pairedDifference } from "./shares.ts";

const flat = { yes: 1, no: 1 };

/** A generator with a seed (mulberry32), so that simulations are the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Marsaglia and Tsang (2000); below 1 by the usual power of a uniform number. */
function gamma(random: () => number, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

const studentT = (random: () => number, freedom: number) =>
  normal(random) / Math.sqrt(gamma(random, freedom / 2) / (freedom / 2));

/** The share of draws above each of the limits. */
function simulated(draw: (random: () => number) => number, limits: number[], draws = 60_000): number[] {
  const random = seeded(2026);
  const values = Array.from({ length: draws }, () => draw(random));
  return limits.map((limit) => values.filter((value) => value > limit).length / draws);
}

/** Four standard errors of such a simulation, at most. */
const near = 4 * Math.sqrt(0.25 / 60_000);

const logFactorials = [0];
for (let n = 1; n < 5000; n += 1) logFactorials.push((logFactorials.at(-1) ?? 0) + Math.log(n));
const logFactorial = (n: number) => logFactorials[n] ?? Number.NaN;
const logBeta = (a: number, b: number) => logFactorial(a - 1) + logFactorial(b - 1) - logFactorial(a + b - 1);

/** P(second > first) of two betas with whole parameters, in closed form (Cook 2005; Miller 2015). */
function chanceSecondIsHigher(first: { yes: number; no: number }, second: { yes: number; no: number }): number {
  return Array.from({ length: second.yes }, (_, i) =>
    Math.exp(
      logBeta(first.yes + i, first.no + second.no) -
        Math.log(second.no + i) -
        logBeta(1 + i, second.no) -
        logBeta(first.yes, first.no),
    ),
  ).reduce((a, b) => a + b, 0);
}

describe("the difference of two shares", () => {
  it.each([
    [3, 12, 8, 12],
    [0, 5, 5, 5],
    [0, 10, 0, 10],
    [12, 24, 16, 24],
    [480, 1000, 520, 1000],
    [3, 6, 900, 1800],
    [49_800, 100_000, 50_200, 100_000],
    [1, 1, 0, 1],
  ])("%i of %i, then %i of %i: as the closed form says", (yes1, n1, yes2, n2) => {
    const [before, after] = [believe(flat, { yes: yes1, n: n1 }), believe(flat, { yes: yes2, n: n2 })];
    const exact = n1 > 5000 ? null : chanceSecondIsHigher(before, after);
    const computed = differenceOfShares(before, after).above(0);
    if (exact !== null) expect(computed).toBeCloseTo(exact, 6);
    else expect(computed).toBeCloseTo(0.9632, 3); // the normal limit: Φ(0.004 / √(2 · 0.25 / 100,000)) = Φ(1.789)
  });

  it("knows flat beliefs: the difference of two uniform numbers is triangular", () => {
    const { above } = differenceOfShares(flat, flat);
    for (const least of [-0.9, -0.5, -0.1, 0, 0.2, 0.7]) {
      expect(above(least)).toBeCloseTo(least >= 0 ? (1 - least) ** 2 / 2 : 1 - (1 + least) ** 2 / 2, 6);
    }
    expect([above(1), above(-1)]).toEqual([0, 1]);
  });

  it("agrees with a simulation, at any limit and with any prior", () => {
    const limits = [-0.2, 0, 0.05, 0.1, 0.3, 0.5];
    for (const [prior, yes1, n1, yes2, n2] of [
      [flat, 3, 12, 8, 12],
      [{ yes: 0.5, no: 0.5 }, 0, 7, 2, 9],
      [{ yes: 13, no: 9 }, 20, 31, 4, 5],
    ] as const) {
      const [b, a] = [believe(prior, { yes: yes1, n: n1 }), believe(prior, { yes: yes2, n: n2 })];
      const share = (random: () => number, { yes, no }: typeof a) => {
        const x = gamma(random, yes);
        return x / (x + gamma(random, no));
      };
      const drawn = simulated((random) => share(random, a) - share(random, b), limits);
      const { above } = differenceOfShares(b, a);
      for (const [at, limit] of limits.entries()) expect(Math.abs(above(limit) - (drawn[at] ?? 0))).toBeLessThan(near);
    }
  });

  it("is its own mirror image, and falls", () => {
    const [b, a] = [believe(flat, { yes: 2, n: 9 }), believe(flat, { yes: 30, n: 41 })];
    const [there, back] = [differenceOfShares(b, a), differenceOfShares(a, b)];
    const limits = Array.from({ length: 41 }, (_, at) => -1 + at / 20);
    for (const limit of limits) expect(there.above(limit) + back.above(-limit)).toBeCloseTo(1, 6);
    const falling = limits.map(there.above);
    expect(falling).toEqual(falling.toSorted((one, other) => other - one));
  });
});

describe("paired counts", () => {
  it("agrees with a simulation of the four patterns", () => {
    const limits = [-0.3, -0.05, 0, 0.1, 0.25, 0.6];
    const patterns = { gained: 1 + 9, lost: 1 + 2, stayed: 2 + 13 };
    const drawn = simulated((random) => {
      const [g, l, s] = [gamma(random, patterns.gained), gamma(random, patterns.lost), gamma(random, patterns.stayed)];
      return (g - l) / (g + l + s);
    }, limits);
    const { above } = pairedDifference(patterns);
    for (const [at, limit] of limits.entries()) expect(Math.abs(above(limit) - (drawn[at] ?? 0))).toBeLessThan(near);
  });

  it("says as a binomial sum how likely gains outnumber losses", () => {
    // P(Beta(10, 3) > 1/2) = P(at most 9 of 12 tosses of a fair coin) = 4017 / 4096
    expect(pairedDifference({ gained: 10, lost: 3, stayed: 15 }).above(0)).toBeCloseTo(4017 / 4096, 8);
    expect(pairedDifference({ gained: 4, lost: 4, stayed: 9 }).above(0)).toBeCloseTo(0.5, 8);
  });
});

describe("means", () => {
  it("gives the change of the same people by Student's t, as printed in tables", () => {
    // t = 2.228 leaves 2.5 % above it with 10 degrees of freedom, 12.706 with one
    expect(meanChange({ n: 11, mean: 2.2281, deviation: Math.sqrt(11) }).above(0)).toBeCloseTo(0.975, 4);
    expect(meanChange({ n: 2, mean: 12.7062, deviation: Math.sqrt(2) }).above(0)).toBeCloseTo(0.975, 4);
  });

  it("agrees with a simulation for two groups, heavy tails too", () => {
    const limits = [-3, 0, 1, 2, 5];
    for (const [before, after] of [
      [
        { n: 12, mean: 10, deviation: 3 },
        { n: 15, mean: 12, deviation: 4 },
      ],
      [
        { n: 2, mean: 10, deviation: 1 },
        { n: 3, mean: 11, deviation: 2 },
      ],
      [
        { n: 400, mean: 10, deviation: 9 },
        { n: 4, mean: 10.5, deviation: 0.5 },
      ],
    ] as const) {
      const draw = (random: () => number, { n, mean, deviation }: Sample) =>
        mean + (deviation / Math.sqrt(n)) * studentT(random, n - 1);
      const drawn = simulated((random) => draw(random, after) - draw(random, before), limits);
      const { above } = differenceOfMeans(before, after);
      for (const [at, limit] of limits.entries()) expect(Math.abs(above(limit) - (drawn[at] ?? 0))).toBeLessThan(near);
    }
  });

  it("is drawn toward no difference by a prior, as two normal beliefs combine", () => {
    // Large samples are nearly normal: precision 1/0.5² from the data, 1/0.5² from the prior: half way, spread 0.3536
    const n = 100_000;
    const both = meanChange({ n, mean: 1, deviation: 0.5 * Math.sqrt(n) }, { deviation: 0.5 });
    const { low, middle, high } = intervalOf(both, 0.95);
    expect(middle).toBeCloseTo(0.5, 2);
    expect(high - low).toBeCloseTo(2 * 1.96 * 0.35355, 2);
    const vague = differenceOfMeans(
      { n: 9, mean: 1, deviation: 2 },
      { n: 9, mean: 2, deviation: 2 },
      { deviation: 500 },
    );
    const plain = differenceOfMeans({ n: 9, mean: 1, deviation: 2 }, { n: 9, mean: 2, deviation: 2 });
    expect(vague.above(0)).toBeCloseTo(plain.above(0), 2);
  });
});

it("finds quantiles that lead back, and bins that add up to 1", () => {
  const difference = differenceOfShares(believe(flat, { yes: 3, n: 12 }), believe(flat, { yes: 8, n: 12 }));
  for (const p of [0.025, 0.05, 0.5, 0.95, 0.975]) {
    expect(1 - difference.above(quantileOf(difference, p))).toBeCloseTo(p, 3);
  }
  expect(binsOf(difference, -1, 1, 40).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
});
