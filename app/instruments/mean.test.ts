import fc from "fast-check";
import { expect, test } from "vitest";
import type { InstrumentItem } from "#app/catalog/instrument.ts";
import { exactMean, shownMean } from "./mean.ts";

const options = ["Never", "Sometimes", "Usually", "Always", "I did not look"];
const scale = {
  key: "often",
  kind: "scale",
  question: "How often?",
  options,
  isOptional: true,
  notOnScale: 4,
} as const;
const item: InstrumentItem = { ...scale, options };
const given = (counts: number[]) => counts.flatMap((count, at) => Array.from({ length: count }, () => ({ often: at })));

test("an option beside the scale and a skipped question are no part of the mean", () => {
  expect(exactMean(item, [...given([2, 0, 0, 2, 5]), {}])).toEqual({ kind: "exact", from: 2.5, to: 2.5, people: 4 });
  expect(shownMean(item, given([4, 4, 5, 0, 0]))).toEqual({ kind: "exact", from: 2.1, to: 2.1, people: 13 });
});

test("nine people have no mean, and how many they are is unsaid where it would count fewer than ten others", () => {
  expect(shownMean(item, given([4, 5, 0, 0, 9]))).toBeNull();
  expect(shownMean(item, given([4, 4, 3, 0, 2]))?.people).toBeNull();
  expect(shownMean(item, given([4, 4, 3, 0, 10]))?.people).toBe(11);
});

test("near an end, the mean is a band, so that it does not say what everybody answered", () => {
  expect(shownMean(item, given([0, 0, 0, 13]))).toEqual({ kind: "high", from: 3.4, to: 4, people: 13 });
  expect(shownMean(item, given([12, 1]))).toEqual({ kind: "low", from: 1, to: 1.6, people: 13 });
});

test("questions sent before scales named what stands beside them have no mean", () => {
  const { notOnScale, ...before } = item;
  expect(notOnScale).toBe(4);
  expect(shownMean(before, given([4, 4, 5]))).toBeNull();
});

test("no count of a step can be worked out from a mean and the number of people", () => {
  const anyhow = fc.array(fc.nat(8), { minLength: 4, maxLength: 4 });
  const nearTheEnd = fc.tuple(fc.constant(0), fc.constant(0), fc.nat(2), fc.integer({ min: 8, max: 14 }));
  const group = fc.oneof(anyhow, nearTheEnd);
  fc.assert(
    fc.property(group, (counts) => {
      const mean = shownMean(item, given(counts));
      if (!mean?.people) return;
      const possible = groupsOf(mean.people).filter((other) => {
        const again = shownMean(item, given(other));
        return again && again.kind === mean.kind && again.from === mean.from && again.people === mean.people;
      });
      for (const at of [0, 1, 2, 3]) expect(new Set(possible.map((other) => other[at])).size).toBeGreaterThan(1);
    }),
    { numRuns: 30 },
  );
});

/** Every way in which people can spread over the four steps. */
function groupsOf(people: number): number[][] {
  const upTo = (most: number) => Array.from({ length: most + 1 }, (_, count) => count);
  return upTo(people).flatMap((one) =>
    upTo(people - one).flatMap((two) =>
      upTo(people - one - two).map((three) => [one, two, three, people - one - two - three]),
    ),
  );
}
