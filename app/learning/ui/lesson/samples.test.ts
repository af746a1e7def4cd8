import { expect, it } from "vitest";
import { samplesFor, spreadOf } from "./samples.ts";

it("draws the same samples for the same seed, and more of them as one goes on", () => {
  const five = samplesFor({ share: 0.6, size: 20, draws: 5, seed: 7 });
  expect(samplesFor({ share: 0.6, size: 20, draws: 8, seed: 7 }).slice(0, 5)).toEqual(five);
  expect(samplesFor({ share: 0.6, size: 20, draws: 5, seed: 8 })).not.toEqual(five);
});

it("spreads less the larger the samples are, around the share of all", () => {
  const width = (size: number) => {
    const { low, high } = spreadOf(samplesFor({ share: 0.6, size, draws: 200, seed: 1 }), size, 0.6);
    return high - low;
  };
  expect(width(10)).toBeGreaterThan(width(50));
  expect(width(50)).toBeGreaterThan(width(500));
  const thousands = samplesFor({ share: 0.6, size: 1000, draws: 50, seed: 3 });
  expect(thousands.reduce((sum, count) => sum + count, 0) / 50_000).toBeCloseTo(0.6, 1);
});

it("never leaves none or all", () => {
  expect(samplesFor({ share: 0, size: 10, draws: 3, seed: 1 })).toEqual([0, 0, 0]);
  expect(samplesFor({ share: 1, size: 10, draws: 3, seed: 1 })).toEqual([10, 10, 10]);
});
