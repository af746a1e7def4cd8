import fc from "fast-check";
import { expect, it } from "vitest";
import { times } from "#tests/effort.ts";
import { brokenPromises } from "#tests/privacy/attacker.ts";
import { withhold } from "../suppression.ts";
import { protectHere } from "./protected.server.ts";
import type { ProtectedSet, PublishedSet, ShownCount } from "./published-set.ts";

/** Groups that make a total, where adding and subtracting finds all that a linear program would. */
const groups = fc.array(fc.oneof(fc.nat(3), fc.nat(12), fc.nat(60)), { minLength: 1, maxLength: 6 });

/** A table with its total, as both engines take it. */
function tableOf(groups: number[]) {
  const parts = groups.map((_, at) => `group ${at}`);
  const counts = new Map<string, number>([
    ...parts.map((key, at) => [key, groups[at] ?? 0] as const),
    ["total", sumOf(groups)] as const,
  ]);
  const sums = [{ whole: "total", parts }];
  const set: PublishedSet = {
    counts: [...counts].map(([key, people]) => ({ key, people })),
    relations: sums.map((sum) => ({ kind: "sum", ...sum })),
  };
  return { set, small: withhold(counts, sums) };
}

/** What readers see of a table that the small engine protected. */
function resultOf({ set, small }: ReturnType<typeof tableOf>, like: ProtectedSet): ProtectedSet {
  const counts = new Map<string, ShownCount>();
  for (const { key, people } of set.counts)
    counts.set(key, small.has(key) ? { kind: "withheld" } : { kind: "shown", people });
  return { ...like, counts };
}

const sumOf = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0);

it("keeps the same promises as the engine of lessons and browsers, in one table", async () => {
  await fc.assert(
    fc.asyncProperty(groups, async (groups) => {
      const both = tableOf(groups);
      const large = await protectHere(both.set, 60_000);
      expect(await brokenPromises(both.set, large)).toEqual([]);
      expect(await brokenPromises(both.set, resultOf(both, large))).toEqual([]);
    }),
    { numRuns: times(15), seed: 12 },
  );
});
