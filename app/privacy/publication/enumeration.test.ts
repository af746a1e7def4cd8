import fc from "fast-check";
import { expect, it } from "vitest";
import { times } from "#tests/effort.ts";
import { tableSums } from "#tests/privacy/two-way-table.ts";
import { protectHere } from "./protected.server.ts";
import type { ProtectedSet, PublishedSet } from "./published-set.ts";

/** No group of these tables can be larger and still matter to a promise about 1 to 9. */
const most = 26;

/** Every value that each count has in some table of whole numbers that fits what is published. */
function possibleValues(table: number[][], result: ProtectedSet): Map<string, Set<number>> {
  const { counts, sums } = tableSums(table);
  const inner = [...counts.keys()].filter((key) => /^\d+,\d+$/.test(key));
  const shown = (key: string) => {
    const cell = result.counts.get(key);
    return cell?.kind === "shown" ? cell.people : null;
  };
  const possible = new Map([...counts.keys()].map((key) => [key, new Set<number>()]));
  const margins = sums.filter(({ parts }) => parts.every((part) => inner.includes(part)));
  const values = new Map<string, number>();
  const total = (parts: readonly string[]) => parts.reduce((sum, part) => sum + (values.get(part) ?? 0), 0);
  const isPossible = () =>
    margins.every(({ whole, parts }) => {
      const known = shown(whole);
      if (known === null) return true;
      return parts.every((part) => values.has(part)) ? total(parts) === known : total(parts) <= known;
    });
  const all = shown(",");
  const fill = (at: number): void => {
    const key = inner[at];
    if (key === undefined) {
      if (all !== null && total(inner) !== all) return;
      for (const [each, value] of values) possible.get(each)?.add(value);
      for (const { whole, parts } of margins) possible.get(whole)?.add(total(parts));
      possible.get(",")?.add(total(inner));
      return;
    }
    const known = shown(key);
    for (let value = known ?? 0; value <= (known ?? most); value++) {
      values.set(key, value);
      if (isPossible()) fill(at + 1);
    }
    values.delete(key);
  };
  fill(0);
  return possible;
}

it("leaves each small group every whole number from 1 to 9, tried one by one", async () => {
  const cell = fc.oneof(fc.nat(9), fc.integer({ min: 8, max: 16 }));
  const table = fc.tuple(cell, cell, cell, cell).map(([a, b, c, d]) => [
    [a, b],
    [c, d],
  ]);
  await fc.assert(
    fc.asyncProperty(table, async (table) => {
      const { counts, sums } = tableSums(table);
      const set: PublishedSet = {
        counts: [...counts].map(([key, people]) => ({ key, people })),
        relations: sums.map((sum) => ({ kind: "sum", ...sum })),
      };
      const result = await protectHere(set, 60_000);
      const possible = possibleValues(table, result);
      for (const [key, people] of counts) {
        if (result.counts.get(key)?.kind === "shown") continue;
        const values = possible.get(key) ?? new Set();
        if (people >= 10) expect(values.size).toBeGreaterThanOrEqual(9);
        else
          for (let value = 1; value <= 9; value++)
            expect({ key, table, has: values.has(value) }).toMatchObject({ has: true });
      }
    }),
    { numRuns: times(8), seed: 7 },
  );
});
