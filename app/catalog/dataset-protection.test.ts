import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { times } from "#tests/effort.ts";
import type { DatasetCube, Grouping } from "./dataset.ts";
import { cubeOf, protectedDataset } from "./dataset-cube.ts";
import type { Dataset } from "./dataset-file.ts";

const measure = (id: string) => ({ id, label: id, summary: "share" as const, unit: "%", definition: "" });
const grouping = (id: string, size: number, isMultiple = false): Grouping => ({
  id,
  label: id,
  categories: Array.from({ length: size }, (_, at) => `${id}${at}`),
  orderReason: "",
  isMultiple,
});
const groupings = [grouping("a", 4), grouping("b", 3), grouping("c", 3), grouping("many", 2, true)];
const measures = [measure("m"), measure("k")];
const all = { measures: ["m", "k"], groupings: groupings.map(({ id }) => id) };

/** People of one kind, and how many; a category index one past the last means none. */
const crowds = fc.array(
  fc.record({
    a: fc.nat(4),
    b: fc.nat(3),
    c: fc.nat(2),
    many: fc.nat(3),
    m: fc.constantFrom(0, 1, 1, Number.NaN),
    k: fc.constantFrom(0, 1),
    count: fc.oneof(fc.nat(6), fc.nat(30)),
  }),
  { minLength: 1, maxLength: 24 },
);

type Crowd = typeof crowds extends fc.Arbitrary<(infer T)[]> ? T : never;

function datasetOf(given: Crowd[]): Dataset {
  const people = given.flatMap((crowd) => Array.from({ length: crowd.count }, () => crowd));
  const bit = (size: number, category: number) => (category < size ? 1 << category : 0);
  return {
    codebook: {
      id: "d",
      title: "D",
      isSynthetic: true,
      unitSingular: "child",
      unitPlural: "children",
      measures,
      groupings,
      otherColumns: [],
      license: "",
      note: "",
    },
    size: people.length,
    measures: new Map([
      ["m", Float64Array.from(people, ({ m }) => m)],
      ["k", Float64Array.from(people, ({ k }) => k)],
    ]),
    groupings: new Map([
      ["a", Uint32Array.from(people, ({ a }) => bit(4, a))],
      ["b", Uint32Array.from(people, ({ b }) => bit(3, b))],
      ["c", Uint32Array.from(people, ({ c }) => bit(3, c))],
      ["many", Uint32Array.from(people, ({ many }) => many)],
    ]),
  };
}

describe("an attacker who holds every view of a dataset", () => {
  it("finds no withheld count by solving all of them together, and sees no small group", () => {
    fc.assert(
      fc.property(crowds, (given) => {
        const cube = cubeOf(protectedDataset(datasetOf(given)), all);
        if (!cube) throw new Error("the cube lacks a column");
        for (const cell of Object.values(cube.tables).flat()) if (cell) expect(cell[0]).toBeGreaterThanOrEqual(10);
        for (const at of measures.keys()) expect(foundOut(cube, at)).toEqual([]);
      }),
      { numRuns: times(60) },
    );
  });

  it("finds a group withheld under every measure, or shown under each that counts the same people", () => {
    fc.assert(
      fc.property(crowds, (given) => {
        const cube = cubeOf(protectedDataset(datasetOf(given.map((crowd) => ({ ...crowd, m: crowd.k })))), all);
        const counts = (at: number) =>
          Object.entries(cube?.tables ?? {}).flatMap(([key, cells]) =>
            key.startsWith(`${at} `) ? [[key.slice(1), cells.map((cell) => cell?.[0] ?? null)]] : [],
          );
        expect(counts(0)).toEqual(counts(1));
      }),
      { numRuns: times(30) },
    );
  });
});

/** The parts plus `rest`, the rows without a category, equal the whole; `rest` is null if it is not published. */
type Equation = { whole: string; parts: string[]; rest: number | null };

/**
 * Written independently of the code under test: states the published tables as equations (`x − known = 0`) for one
 * measure, then narrows and solves until nothing changes. Returns the withheld cells that can be computed exactly.
 */
function foundOut(cube: DatasetCube, at: number): string[] {
  const shown = new Map<string, number>();
  const withheld = new Set<string>();
  const equations: Equation[] = [];
  const put = (name: string, cell: readonly number[] | null | undefined) => {
    if (cell) shown.set(name, cell[0] ?? 0);
    else withheld.add(name);
    return name;
  };
  put("all", cube.tables[`${at}`]?.[0]);
  for (const [g, { categories, isMultiple, unlisted }] of cube.groupings.entries()) {
    const parts = categories.map((_, i) => put(`${g}:${i}`, cube.tables[`${at} ${g}`]?.[i]));
    if (!isMultiple) equations.push({ whole: "all", parts, rest: unlisted[at] ?? null });
    for (const [h, other] of cube.groupings.entries()) {
      if (h <= g) continue;
      const name = (i: number, j: number) =>
        put(`${g}:${i} ${h}:${j}`, cube.tables[`${at} ${g} ${h}`]?.[i * other.categories.length + j]);
      const isWhole = (unlistedHere: number | null | undefined) => (unlistedHere === 0 ? 0 : null);
      categories.forEach((_, i) => {
        const inner = other.categories.map((_, j) => name(i, j));
        if (!other.isMultiple) equations.push({ whole: `${g}:${i}`, parts: inner, rest: isWhole(other.unlisted[at]) });
      });
      other.categories.forEach((_, j) => {
        const inner = categories.map((_, i) => name(i, j));
        if (!isMultiple) equations.push({ whole: `${h}:${j}`, parts: inner, rest: isWhole(unlisted[at]) });
      });
    }
  }
  return solve(equations, shown, withheld);
}

function solve(equations: Equation[], shown: Map<string, number>, withheld: Set<string>): string[] {
  const names = [...withheld];
  const column = new Map(names.map((name, index) => [name, index]));
  const rows = equations.flatMap(({ whole, parts, rest }) => {
    if (rest === null) return [];
    const row = names.map(() => 0);
    row.push(-rest);
    for (const [name, sign] of [[whole, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const index = column.get(name);
      if (index === undefined) row[names.length] = (row[names.length] ?? 0) - sign * (shown.get(name) ?? 0);
      else row[index] = (row[index] ?? 0) + sign;
    }
    return [row];
  });
  let top = 0;
  for (let c = 0; c < names.length && top < rows.length; c++) {
    const pivot = rows.findIndex((row, r) => r >= top && Math.abs(row[c] ?? 0) > 1e-7);
    const found = rows[pivot];
    if (!found) continue;
    [rows[pivot], rows[top]] = [rows[top] ?? found, found];
    const scale = found[c] ?? 1;
    found.forEach((value, i) => {
      found[i] = value / scale;
    });
    for (const row of rows) {
      const factor = row[c] ?? 0;
      if (row === found || Math.abs(factor) < 1e-9) continue;
      found.forEach((value, i) => {
        row[i] = (row[i] ?? 0) - factor * value;
      });
    }
    top++;
  }
  const solved = rows.slice(0, top).flatMap((row) => {
    const unknown = names.filter((_, i) => Math.abs(row[i] ?? 0) > 1e-7);
    return unknown.length === 1 ? unknown : [];
  });
  return [...new Set([...solved, ...forced(equations, shown, withheld)])];
}

/** A count is at least zero and at most what its sums leave for it; it is known once both bounds are equal. */
function forced(equations: Equation[], shown: Map<string, number>, withheld: Set<string>): string[] {
  const low = (name: string) => shown.get(name) ?? lows.get(name) ?? 0;
  const high = (name: string) => shown.get(name) ?? highs.get(name) ?? Number.POSITIVE_INFINITY;
  const lows = new Map<string, number>();
  const highs = new Map<string, number>();
  for (let isMoving = true; isMoving; ) {
    isMoving = false;
    const raise = (name: string, to: number) => {
      if (withheld.has(name) && to > low(name)) isMoving = !!lows.set(name, to);
    };
    const lower = (name: string, to: number) => {
      if (withheld.has(name) && to < high(name)) isMoving = !!highs.set(name, to);
    };
    for (const { whole, parts, rest } of equations) {
      if (rest === null) continue;
      const sum = (of: (name: string) => number, names: string[]) =>
        names.reduce((total, name) => total + of(name), rest);
      raise(whole, sum(low, parts));
      lower(whole, sum(high, parts));
      for (const part of parts) {
        const others = parts.filter((other) => other !== part);
        raise(part, low(whole) - sum(high, others));
        lower(part, high(whole) - sum(low, others));
      }
    }
  }
  return [...withheld].filter((name) => low(name) === high(name));
}
