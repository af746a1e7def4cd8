import type { Months } from "./random-program.ts";

export type Range = { low: number; high: number };

/**
 * A table's row of people as a reader sees it, and its share of them who finished, in percent; `value` and `share` null
 * where they are withheld.
 */
export type Seen = { slice: string; row: string; parent: string | null; value: number | null; share: Range | null };
/** The page of one version of one period; `world` changes with a correction, which may go either way. */
export type Page = { period: Months; world: number; people: number; share: Range | null; rows: Seen[] };

/** What a share's exact percent lies strictly between, by the number of people it is of. */
const ends = [300, 100, 40, 20, 0];
const edges = [1, 2, 5, 10, 20];

/** The least and the most people that a share can be of: a whole percent is rounded, and at no end. */
export function finishersOf({ low, high }: Range, people: number): Range {
  if (low !== high)
    return { low: Math.ceil((low * people) / 100 - 1e-9), high: Math.floor((high * people) / 100 + 1e-9) };
  const edge = (edges[ends.findIndex((least) => people >= least)] ?? 0) / 100;
  return {
    low: Math.max(Math.ceil(((low - 0.5) * people) / 100 - 1e-9), Math.floor(edge * people + 1e-9) + 1),
    high: Math.min(Math.ceil(((high + 0.5) * people) / 100 - 1e-9), Math.ceil((1 - edge) * people - 1e-9)) - 1,
  };
}
