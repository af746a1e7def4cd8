import { type Percentage, percentagesFor } from "#app/privacy/bands.ts";
import type { Sum } from "#app/privacy/sums.ts";
import { type Withheld, withhold } from "#app/privacy/suppression.ts";
import type { Grouping, Measure } from "./dataset.ts";
import type { Dataset } from "./dataset-file.ts";

type Cell = { numerator: number; denominator: number };

/** Groups of people by one grouping or two, with what may be shown of each. Keys are made by `keyOf`. */
export type Slice = {
  cells: ReadonlyMap<string, Cell>;
  withheld: ReadonlyMap<string, Withheld>;
  percentages: ReadonlyMap<string, Percentage>;
};

export const totalKey = "all";

/** The same group has the same key in every table: that is what lets one table protect another. */
export function keyOf(categories: { grouping: string; category: number }[]): string {
  if (categories.length === 0) return totalKey;
  return categories
    .map(({ grouping, category }) => `${grouping}=${category}`)
    .sort()
    .join("&");
}

const missingKey = (inside: string, grouping: string) => `${inside}&${grouping}=missing`;

/** Every one-way table of a measure together: what is withheld in one is the same wherever it shows. */
export function sliceSingles(dataset: Dataset, measure: Measure): Slice {
  const cells = new Map<string, Cell>([[totalKey, tally(dataset, measure, () => true)]]);
  const sums: Sum[] = [];
  const facts = new Set<string>();
  for (const grouping of dataset.codebook.groupings) {
    const masks = masksOf(dataset, grouping);
    const parts = grouping.categories.map((_, category) => {
      const key = keyOf([{ grouping: grouping.id, category }]);
      cells.set(
        key,
        tally(dataset, measure, (row) => has(masks, row, category)),
      );
      return key;
    });
    if (grouping.isMultiple) continue;
    const missing = missingKey(totalKey, grouping.id);
    cells.set(
      missing,
      tally(dataset, measure, (row) => masks[row] === 0),
    );
    facts.add(missing);
    sums.push({ whole: totalKey, parts: [...parts, missing] });
  }
  return protect(cells, sums, facts, measure, null);
}

/** A two-way table. Its totals are the one-way tables, which stay as they are. */
export function slicePair(dataset: Dataset, measure: Measure, pair: [Grouping, Grouping], singles: Slice): Slice {
  const [first, second] = pair;
  const cells = new Map<string, Cell>();
  const sums: Sum[] = [];
  const facts = new Set<string>();
  for (const [inner, outer] of [
    [first, second],
    [second, first],
  ] as const) {
    const outerMasks = masksOf(dataset, outer);
    const innerMasks = masksOf(dataset, inner);
    for (const [category] of outer.categories.entries()) {
      const whole = keyOf([{ grouping: outer.id, category }]);
      cells.set(whole, singles.cells.get(whole) ?? { numerator: 0, denominator: 0 });
      if (!singles.withheld.has(whole)) facts.add(whole);
      const parts = inner.categories.map((_, other) => {
        const key = keyOf([
          { grouping: outer.id, category },
          { grouping: inner.id, category: other },
        ]);
        const isIn = (row: number) => has(outerMasks, row, category) && has(innerMasks, row, other);
        if (!cells.has(key)) cells.set(key, tally(dataset, measure, isIn));
        return key;
      });
      if (inner.isMultiple) continue;
      const missing = missingKey(whole, inner.id);
      cells.set(
        missing,
        tally(dataset, measure, (row) => has(outerMasks, row, category) && innerMasks[row] === 0),
      );
      facts.add(missing);
      sums.push({ whole, parts: [...parts, missing] });
    }
  }
  return protect(cells, sums, facts, measure, singles);
}

function protect(
  cells: Map<string, Cell>,
  sums: Sum[],
  facts: ReadonlySet<string>,
  measure: Measure,
  singles: Slice | null,
): Slice {
  const counts = new Map([...cells].map(([key, { denominator }]) => [key, denominator]));
  const already = new Map([...(singles?.withheld ?? [])].filter(([key]) => cells.has(key)));
  const withheld = withhold(counts, sums, { facts, already });
  if (measure.summary === "mean") return { cells, withheld, percentages: new Map() };
  const fixed = new Map([...(singles?.percentages ?? [])].filter(([key]) => cells.has(key)));
  const percentages = percentagesFor(cells, (key) => withheld.has(key) || facts.has(key), sums, fixed);
  return { cells, withheld, percentages };
}

function tally(dataset: Dataset, measure: Measure, isIn: (row: number) => boolean): Cell {
  const values = dataset.measures.get(measure.id) ?? new Float64Array();
  let numerator = 0;
  let denominator = 0;
  for (const [row, value] of values.entries()) {
    if (Number.isNaN(value) || !isIn(row)) continue;
    numerator += value;
    denominator++;
  }
  return { numerator, denominator };
}

function masksOf(dataset: Dataset, grouping: Grouping): Uint32Array {
  return dataset.groupings.get(grouping.id) ?? new Uint32Array(dataset.size);
}

function has(masks: Uint32Array, row: number, category: number): boolean {
  return ((masks[row] ?? 0) & (1 << category)) !== 0;
}
