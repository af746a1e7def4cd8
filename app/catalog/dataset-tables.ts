import type { Sum } from "#app/privacy/sums.ts";
import type { Measure } from "./dataset.ts";
import type { Dataset } from "./dataset-file.ts";

export type Cell = { numerator: number; denominator: number };

/** A dataset's group counts, and which of them add up to which. */
export type Tables = {
  cells: Map<string, Cell>;
  /** All one-way tables together. */
  singles: Table;
  /** Each two-way table, with the totals that it shares with the one-way tables. */
  pairs: Table[];
  /** Counts of rows without a category, which the notes publish and so cannot be withheld. */
  facts: Set<string>;
};

type Table = { keys: Set<string>; sums: Sum[] };

export const totalKey = "all";

/** The same group has the same key in every table, so that suppression in one protects the others. */
export function keyOf(categories: { grouping: string; category: number }[]): string {
  if (categories.length === 0) return totalKey;
  return categories
    .map(({ grouping, category }) => `${grouping}=${category}`)
    .sort()
    .join("&");
}

export const missingKey = (inside: string, grouping: string) => `${inside}&${grouping}=missing`;

/** Counts people and sums a measure for everyone, for each group of each grouping, and for each pair of groupings. */
export function tablesOf(dataset: Dataset, measure: Measure): Tables {
  const tables: Tables = { cells: new Map(), singles: emptyTable(), pairs: [], facts: new Set() };
  const columns = dataset.codebook.groupings.map((grouping) => columnOf(dataset, grouping.id));
  const values = dataset.measures.get(measure.id) ?? new Float64Array();
  tables.cells.set(totalKey, total(values));
  tables.singles.keys.add(totalKey);
  for (const [at, first] of columns.entries()) {
    addSingle(tables, values, first);
    for (const second of columns.slice(at + 1)) addPair(tables, values, first, second);
  }
  return tables;
}

const emptyTable = (): Table => ({ keys: new Set(), sums: [] });

type Column = { id: string; size: number; isMultiple: boolean; categories: (readonly number[])[] };

function columnOf(dataset: Dataset, id: string): Column {
  const grouping = dataset.codebook.groupings.find((each) => each.id === id);
  const size = grouping?.categories.length ?? 0;
  const known = new Map<number, readonly number[]>();
  const categories = Array.from(dataset.groupings.get(id) ?? new Uint32Array(dataset.size), (mask) => {
    const found = known.get(mask) ?? categoriesIn(mask, size);
    known.set(mask, found);
    return found;
  });
  return { id, size, isMultiple: grouping?.isMultiple ?? false, categories };
}

function total(values: Float64Array): Cell {
  const cell = { numerator: 0, denominator: 0 };
  for (const value of values) if (!Number.isNaN(value)) add(cell, value);
  return cell;
}

function add(cell: Cell | undefined, value: number): void {
  if (!cell) return;
  cell.numerator += value;
  cell.denominator++;
}

/** The category indexes of a row; one past the last means none. */
function categoriesIn(mask: number, size: number): readonly number[] {
  if (mask === 0) return [size];
  return Array.from({ length: size }, (_, category) => category).filter((category) => (mask & (1 << category)) !== 0);
}

const emptyCells = (count: number): Cell[] => Array.from({ length: count }, () => ({ numerator: 0, denominator: 0 }));

function addSingle({ cells, singles, facts }: Tables, values: Float64Array, column: Column): void {
  const counted = emptyCells(column.size + 1);
  for (const [row, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    for (const category of column.categories[row] ?? []) add(counted[category], value);
  }
  const keys = counted.map((cell, category) => {
    const isMissing = category === column.size;
    const key = isMissing ? missingKey(totalKey, column.id) : keyOf([{ grouping: column.id, category }]);
    if (isMissing) facts.add(key);
    cells.set(key, cell);
    singles.keys.add(key);
    return key;
  });
  if (!column.isMultiple) singles.sums.push({ whole: totalKey, parts: keys });
}

function addPair({ cells, pairs, facts }: Tables, values: Float64Array, first: Column, second: Column): void {
  const width = second.size + 1;
  const counted = emptyCells((first.size + 1) * width);
  for (const [row, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    for (const a of first.categories[row] ?? []) {
      for (const b of second.categories[row] ?? []) add(counted[a * width + b], value);
    }
  }
  const table = emptyTable();
  const keyAt = (a: number, b: number) => pairKey(first, a, second, b);
  for (const [at, cell] of counted.entries()) {
    const [a, b] = [Math.floor(at / width), at % width];
    if (a === first.size && b === second.size) continue;
    if (a === first.size || b === second.size) facts.add(keyAt(a, b));
    cells.set(keyAt(a, b), cell);
    table.keys.add(keyAt(a, b));
  }
  const [ofFirst, ofSecond] = [first, second].map(({ size }) => Array.from({ length: size + 1 }, (_, at) => at));
  for (const a of ofFirst?.slice(0, -1) ?? []) {
    const whole = keyOf([{ grouping: first.id, category: a }]);
    table.keys.add(whole);
    if (!second.isMultiple) table.sums.push({ whole, parts: (ofSecond ?? []).map((b) => keyAt(a, b)) });
  }
  for (const b of ofSecond?.slice(0, -1) ?? []) {
    const whole = keyOf([{ grouping: second.id, category: b }]);
    table.keys.add(whole);
    if (!first.isMultiple) table.sums.push({ whole, parts: (ofFirst ?? []).map((a) => keyAt(a, b)) });
  }
  pairs.push(table);
}

function pairKey(first: Column, a: number, second: Column, b: number): string {
  const inFirst = { grouping: first.id, category: a };
  const inSecond = { grouping: second.id, category: b };
  if (a === first.size) return missingKey(keyOf([inSecond]), first.id);
  return b === second.size ? missingKey(keyOf([inFirst]), second.id) : keyOf([inFirst, inSecond]);
}
