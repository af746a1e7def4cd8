import type { CellKey, ProtectedSet, ShownRate } from "#app/privacy/publication/published-set.ts";
import { everyone, finishedKey, keyOf } from "../slices/relations.ts";
import { type CountedPeriod, isImplied, type SliceKey, shareOf } from "../slices/slice.ts";
import type { CellState } from "./snapshot.ts";

/** total: exact measures and what is published of everyone together. survey: averages of questionnaires. */
export type CellSlice = SliceKey | "total" | "survey";

/** A cell as it is published: everything that a page, a file or a report may show of it. */
export type Cell = {
  slice: CellSlice;
  row: string;
  measure: string;
  label: string;
  position: number;
  state: CellState;
  value: number | null;
  low: number | null;
  high: number | null;
  outOf: number | null;
};

/** The cells of protected groups, in the order in which they were counted: by name. */
export function cellsOf(counted: CountedPeriod, protectedSet: ProtectedSet): Cell[] {
  const groups = counted.groups
    .filter((group) => !isImplied(group))
    .flatMap((group, position) => {
      const key = keyOf(group.slice, group.category);
      const place = { slice: group.slice, row: group.category, label: group.label, position };
      return [
        { ...place, measure: "people", ...shownCount(protectedSet, key) },
        { ...place, measure: shareOf(group.slice), ...shownShare(protectedSet, key) },
      ];
    });
  const total = { slice: "total" as const, row: "", label: "", position: 0 };
  return [...groups, { ...total, measure: "finished", ...shownShare(protectedSet, everyone) }];
}

/** Exact measures, and the spread of hours where enough people stand behind it. */
export function totalCells(totals: Record<string, number>): Cell[] {
  return Object.entries(totals).map(([measure, value]) => ({
    ...{ slice: "total" as const, row: "", label: "", position: 0, measure },
    ...{ state: "shown" as const, value, low: null, high: null, outOf: null },
  }));
}

const withheld = { state: "withheld" as const, value: null, low: null, high: null, outOf: null };

function shownCount({ counts }: ProtectedSet, key: CellKey) {
  const count = counts.get(key);
  if (count?.kind !== "shown") return withheld;
  return { state: "shown" as const, value: count.people, low: null, high: null, outOf: null };
}

function shownShare({ counts, rates }: ProtectedSet, key: CellKey) {
  const rate: ShownRate = rates.get(finishedKey(key)) ?? { kind: "withheld" };
  const count = counts.get(key);
  if (rate.kind === "withheld" || count?.kind !== "shown") return withheld;
  const outOf = count.people;
  if (rate.kind === "exact") return { state: "shown" as const, value: rate.from, low: null, high: null, outOf };
  return { state: "range" as const, value: null, low: rate.from, high: rate.to, outOf };
}
