import type { CellKey, ProtectedSet, PublishedSet, Relation } from "./published-set.ts";
import { rateKey } from "./system.ts";

/**
 * A set as the solver's thread gets it. Thousands of relations and insiders name the same cells, and a thread has a copy of
 * each name: so names are short, and what insiders know is numbers.
 */
export type ShortSet = { set: PublishedSet; knows: Uint32Array<ArrayBuffer>[] };

/** The short name that has this number. */
export const shortName = (number: number): CellKey => number.toString(36);

/** `long` gives a result its own names back. */
export function withShortKeys(set: PublishedSet): ShortSet & { long: (result: ProtectedSet) => ProtectedSet } {
  const numbers = new Map<CellKey, number>();
  const names: { long: CellKey; short: CellKey }[] = [];
  const numberOf = (key: CellKey) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, names.length);
    return names.push({ long: key, short: shortName(names.length) }) - 1;
  };
  const short = (key: CellKey) => names[numberOf(key)]?.short ?? key;
  const long = (key: CellKey) => names[Number.parseInt(key, 36)]?.long ?? key;
  const rate = rateKey("");
  const longOfEither = (key: CellKey) => (key.startsWith(rate) ? rateKey(long(key.slice(rate.length))) : long(key));
  const relation = ({ kind, whole, parts }: Relation): Relation => ({
    ...{ kind, whole: short(whole) },
    parts: parts.map(short),
  });
  const all = (keys: ReadonlySet<CellKey> | undefined) => new Set([...(keys ?? [])].map(short));
  const mapped = <Value>(values: ReadonlyMap<CellKey, Value>, name: (key: CellKey) => CellKey) =>
    new Map([...values].map(([key, value]) => [name(key), value]));
  return {
    set: {
      ...set,
      counts: set.counts.map((cell) => ({ ...cell, key: short(cell.key) })),
      relations: set.relations.map(relation),
      rates: (set.rates ?? []).map(({ numeratorCell, ...cell }) => ({
        ...{ ...cell, key: short(cell.key), measure: short(cell.measure), of: short(cell.of) },
        ...(numeratorCell === undefined ? {} : { numeratorCell: short(numeratorCell) }),
      })),
      rateRelations: (set.rateRelations ?? []).map(relation),
      insiders: [],
      released: mapped(set.released ?? new Map(), short),
      withheldBefore: all(set.withheldBefore),
      pattern: all(set.pattern),
      vital: all(set.vital),
    },
    knows: (set.insiders ?? []).map(({ knows }) => Uint32Array.from(knows, numberOf)),
    long: ({ counts, rates, audit, ...result }) => ({
      ...{ ...result, counts: mapped(counts, long), rates: mapped(rates, long) },
      audit: { ...audit, exposed: audit.exposed.map(longOfEither) },
    }),
  };
}
