import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { times } from "#tests/effort.ts";
import { tableSums } from "#tests/privacy/two-way-table.ts";
import { percentageOf, percentagesFor, workedOut } from "./bands.ts";
import { defaultMinimum, solvable, withhold } from "./suppression.ts";

/** What is withheld among groups and their total. */
function withholdRow(counts: number[]) {
  const parts = counts.map((_, index) => String(index));
  const total = counts.reduce((sum, n) => sum + n, 0);
  const all = new Map([...counts.map((n, index) => [String(index), n] as const), ["total", total] as const]);
  const withheld = withhold(all, [{ whole: "total", parts }]);
  return { parts: parts.map((key) => withheld.get(key) ?? null), total: withheld.get("total") ?? null };
}

/** What is withheld in a table, by "row,column", where an empty side is a total. */
function withholdTable(table: number[][]) {
  const { counts, sums } = tableSums(table);
  return withhold(counts, sums);
}

describe("small groups", () => {
  it("withholds a small group and the next smallest, and keeps the total", () => {
    expect(withholdRow([42, 23, 8, 15])).toEqual({ parts: [null, null, "small", "complementary"], total: null });
  });

  it("withholds both of two when one is small", () => {
    expect(withholdRow([30, 9])).toEqual({ parts: ["complementary", "small"], total: null });
  });

  it("keeps the total of four small groups", () => {
    expect(withholdRow([5, 5, 5, 5])).toEqual({ parts: ["small", "small", "small", "small"], total: null });
  });

  it("withholds nothing where every group is large enough", () => {
    expect(withholdRow([12, 11, 10, 55])).toEqual({ parts: [null, null, null, null], total: null });
  });

  it("withholds a group when it falls below ten, and not before", () => {
    expect([11, 10, 9].map((n) => withholdRow([n, 60, 70]).parts[0])).toEqual([null, null, "small"]);
  });

  it("withholds at least four cells of a table with one small one", () => {
    const withheld = withholdTable([
      [20, 30, 25],
      [40, 4, 35],
      [22, 28, 31],
    ]);
    expect(withheld.size).toBeGreaterThanOrEqual(4);
    expect([...withheld.keys()].filter((key) => !/^\d+,\d+$/.test(key))).toEqual([]);
  });

  it("sees that two groups of at most nine that make eighteen are nine each", () => {
    expect(withholdRow([9, 9, 30]).parts).toEqual(["small", "small", "complementary"]);
    expect(withholdRow([9, 9])).toEqual({ parts: ["small", "small"], total: "complementary" });
  });

  it("subtracts nothing from totals that do not add up", () => {
    const overlapping = new Map([
      ["Somali", 8],
      ["Vietnamese", 40],
      ["total", 45],
    ]);
    expect([...withhold(overlapping, [])]).toEqual([["Somali", "small"]]);
  });
});

describe("an attacker who adds and subtracts", () => {
  const tables = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) =>
    fc.array(fc.array(fc.oneof(fc.nat(12), fc.nat(60)), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

  it("finds no withheld cell, and sees no small one", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { counts, sums } = tableSums(table);
        const withheld = withhold(counts, sums);
        for (const [key, n] of counts) if (!withheld.has(key)) expect(n).toBeGreaterThanOrEqual(defaultMinimum);
        expect(solvable(counts, sums, withheld)).toEqual([]);
        expect(foundBySubtraction(table, withheld)).toEqual([]);
      }),
      { numRuns: times(300) },
    );
  });

  it("meets the same answer every time", () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(withholdTable(table)).toEqual(withholdTable(table.map((row) => [...row])));
      }),
      { numRuns: times(50) },
    );
  });

  it("finds no exact number behind a band", () => {
    const group = fc
      .integer({ min: 10, max: 90 })
      .chain((denominator) =>
        fc.record({ denominator: fc.constant(denominator), numerator: fc.integer({ min: 0, max: denominator }) }),
      );
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 6 }), (groups) => {
        const shares = new Map(groups.map((each, index) => [String(index), each]));
        shares.set("total", {
          numerator: groups.reduce((sum, each) => sum + each.numerator, 0),
          denominator: groups.reduce((sum, each) => sum + each.denominator, 0),
        });
        const sums = [{ whole: "total", parts: groups.map((_, index) => String(index)) }];
        const shown = percentagesFor(shares, () => false, sums);
        expect(workedOut(shares, shown, sums)).toEqual([]);
      }),
    );
  });
});

describe("percentages near none and all", () => {
  it("become bands by the size of the group", () => {
    expect(percentageOf(29, 30)).toEqual({ kind: "high", from: 90, to: 100 });
    expect(percentageOf(0, 12)).toEqual({ kind: "low", from: 0, to: 20 });
    expect(percentageOf(10, 19)).toEqual({ kind: "exact", from: 53, to: 53 });
    expect(percentageOf(38, 40)).toEqual({ kind: "high", from: 95, to: 100 });
    expect(percentageOf(2, 100)).toEqual({ kind: "low", from: 0, to: 2 });
    expect(percentageOf(298, 300)).toEqual({ kind: "high", from: 99, to: 100 });
    expect(percentageOf(150, 300)).toEqual({ kind: "exact", from: 50, to: 50 });
  });

  it("do not fall to subtraction", () => {
    const shares = new Map([
      ["a", { numerator: 29, denominator: 30 }],
      ["b", { numerator: 20, denominator: 40 }],
      ["total", { numerator: 49, denominator: 70 }],
    ]);
    const shown = percentagesFor(shares, () => false, [{ whole: "total", parts: ["a", "b"] }]);
    expect(shown.get("a")).toEqual({ kind: "high", from: 90, to: 100 });
    expect(shown.get("b")?.kind).toBe("range");
  });
});

/** Independent of the code under test: repeatedly fills in any value that is the only unknown of a sum. */
function foundBySubtraction(table: number[][], withheld: ReadonlyMap<string, string>): string[] {
  const { sums } = tableSums(table);
  const unknown = new Set(withheld.keys());
  for (let isFinding = true; isFinding; ) {
    isFinding = false;
    for (const sum of sums) {
      const open = [sum.whole, ...sum.parts].filter((key) => unknown.has(key));
      const [only] = open;
      if (open.length !== 1 || only === undefined) continue;
      unknown.delete(only);
      isFinding = true;
    }
  }
  return [...withheld.keys()].filter((key) => !unknown.has(key));
}
