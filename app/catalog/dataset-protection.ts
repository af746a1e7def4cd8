import { type Percentage, percentagesFor } from "#app/privacy/bands.ts";
import { type Withheld, withhold } from "#app/privacy/suppression.ts";
import type { Measure } from "./dataset.ts";
import type { Dataset } from "./dataset-file.ts";
import { type Cell, type Tables, tablesOf } from "./dataset-tables.ts";

/** The groups of one measure that may be shown; the rest are withheld, with no reason given here. */
export type SafeTables = {
  cells: ReadonlyMap<string, Cell>;
  isWithheld: (key: string) => boolean;
  /** Of a share, by group; empty for a mean. */
  percentages: ReadonlyMap<string, Percentage>;
};

/**
 * Decides once, for all measures, groupings and pairs of groupings of a dataset, what may be shown, so that no view
 * reveals what another withholds. A group that is withheld under one measure is withheld under all.
 */
export function protectDataset(dataset: Dataset): Map<string, SafeTables> {
  const measured = dataset.codebook.measures.map((measure) => ({ measure, tables: tablesOf(dataset, measure) }));
  const withheld = withheldIn(measured.map(({ tables }) => tables));
  return new Map(measured.map(({ measure, tables }) => [measure.id, safeTables(measure, tables, withheld)]));
}

type Reasons = ReadonlyMap<string, Withheld>;

/** Measures that count the same people are computed once; the others start from what was withheld before. */
function withheldIn(all: readonly Tables[]): Reasons {
  let withheld: Reasons = new Map();
  for (let before = -1; before !== withheld.size; ) {
    before = withheld.size;
    const seen = new Set<string>();
    for (const tables of all) {
      const people = JSON.stringify([...tables.cells.values()].map(({ denominator }) => denominator));
      if (!seen.has(people)) withheld = withheldFrom(tables, withheld);
      seen.add(people);
    }
    if (seen.size === 1) return withheld;
  }
  return withheld;
}

/** One-way tables first, then each two-way table around them, then all sums together. */
function withheldFrom({ cells, singles, pairs, facts }: Tables, before: Reasons): Reasons {
  const counts = new Map([...cells].map(([key, { denominator }]) => [key, denominator]));
  const everything = {
    keys: new Set(cells.keys()),
    sums: [...singles.sums, ...pairs.flatMap(({ sums }) => sums)],
  };
  const step = ({ keys, sums }: typeof everything, so: Reasons, known: ReadonlySet<string>): Reasons =>
    new Map([...so, ...withhold(pick(counts, keys), sums, { facts: known, already: pick(so, keys) })]);
  let withheld = step(singles, before, facts);
  const known = new Set([...facts, ...[...singles.keys].filter((key) => !withheld.has(key))]);
  for (const pair of pairs) withheld = step(pair, withheld, known);
  return step(everything, withheld, known);
}

function safeTables(measure: Measure, { cells, singles, pairs, facts }: Tables, withheld: Reasons): SafeTables {
  const isHidden = (key: string) => withheld.has(key) || facts.has(key);
  let percentages: ReadonlyMap<string, Percentage> = new Map();
  if (measure.summary === "share") {
    const fixed = percentagesFor(pick(cells, singles.keys), isHidden, singles.sums);
    percentages = fixed;
    for (const { keys, sums } of pairs) {
      const here = percentagesFor(pick(cells, keys), isHidden, sums, pick(fixed, keys));
      percentages = new Map([...percentages, ...here]);
    }
    const sums = [...singles.sums, ...pairs.flatMap((pair) => pair.sums)];
    percentages = percentagesFor(cells, isHidden, sums, fixed, percentages);
  }
  return { cells, isWithheld: (key) => withheld.has(key) || !cells.has(key), percentages };
}

function pick<T>(all: ReadonlyMap<string, T>, keys: ReadonlySet<string>): Map<string, T> {
  return new Map([...all].filter(([key]) => keys.has(key)));
}
