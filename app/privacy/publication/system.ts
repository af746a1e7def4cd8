import { boundsOf, sumsWithin } from "./bounds.ts";
import { type ShownNumerator, shownNumerator, withheldNumerator } from "./numerators.ts";
import {
  type CellKey,
  type CountCell,
  defaultPolicy,
  type PublishedSet,
  type RateCell,
  type Relation,
} from "./published-set.ts";

/** A number that readers want to know: a count of people, or the numerator of a rate. */
export type Unknown = {
  /** In whole people, or steps. */
  truth: number;
  /** What readers know of it when they look at nothing but itself. Equal to truth where it is shown. */
  low: number;
  high: number;
  /** The least that readers would believe of it if it were withheld. */
  least: number;
  /** Nothing may be changed about what is shown of it: it is public, or was released before. */
  isPublic: boolean;
  /** An earlier release withholds it, so it is never shown again. */
  isKept?: boolean;
  /** What withholding it costs, for each unit that it hides for others. */
  cost: number;
  count?: CountCell;
  rate?: RateCell & { people: number; shown: ShownNumerator };
};

/** low ≤ Σ factor × unknown ≤ high, and the sum as it truly is. */
export type Row = { places: number[]; factors: number[]; low: number; high: number; sum: number };

/** Everything that readers know, as unknowns with bounds and rows that tie them together. */
export type System = {
  unknowns: Unknown[];
  rows: Row[];
  /** The rows of each unknown. */
  rowsAt: { row: number; factor: number }[][];
  places: Map<CellKey, number>;
  /** The rates of each count, as places. */
  ratesOf: Map<number, number[]>;
  least: number;
};

/**
 * The system of a published set before anything is withheld to protect something else. Throws RangeError for unknown
 * keys, and for numbers that contradict the relations: a contradiction would protect a table that nobody publishes.
 */
export function systemOf(set: PublishedSet): System {
  const { least } = set.policy ?? defaultPolicy;
  if (!(Number.isInteger(least) && least >= defaultPolicy.least)) {
    throw new RangeError(`The least group is a whole number from ${defaultPolicy.least}, not ${least}`);
  }
  const system: System = { unknowns: [], rows: [], rowsAt: [], places: new Map(), ratesOf: new Map(), least };
  for (const cell of set.counts) add(system, cell.key, countUnknown(cell, set, least));
  for (const [key, { low, high }] of set.released ?? []) {
    if (system.places.has(key) || set.rates?.some((rate) => rate.key === key)) continue;
    if (low !== high) throw new RangeError(`${key} was released as a range, so its count has to be given too`);
    add(system, key, { truth: low, low, high, least: low, isPublic: true, cost: 0 });
  }
  for (const rate of set.rates ?? []) addRate(system, rate, set.released?.get(rate.key));
  addRelations(system, set);
  for (const [row, { places, factors }] of system.rows.entries()) {
    for (const [at, place] of places.entries()) system.rowsAt[place]?.push({ row, factor: factors[at] ?? 0 });
  }
  weigh(system, set);
  return system;
}

function add(system: System, key: string, unknown: Unknown): number {
  if (system.places.has(key)) throw new RangeError(`${key} is given twice`);
  if (!Number.isInteger(unknown.truth) || unknown.truth < 0)
    throw new RangeError(`${key} is no count: ${unknown.truth}`);
  const place = system.unknowns.push(unknown) - 1;
  system.rowsAt.push([]);
  system.places.set(key, place);
  return place;
}

/**
 * A reader who believes that a withheld group has someone is right where it does, so this is the least that is assumed
 * to be known; a reader who assumes less knows less.
 */
function countUnknown(cell: CountCell, { released, withheldBefore }: PublishedSet, least: number): Unknown {
  const { key, people, role = "published" } = cell;
  const before = released?.get(key);
  const bottom = bottomOf(cell);
  const shared = { truth: people, least: bottom, cost: 0, count: cell };
  if (role === "impossible" && people > 0) throw new RangeError(`${key} cannot have anyone, and has ${people}`);
  if (before) {
    if (people < before.low || people > before.high) throw new RangeError(`${key} was released as something else`);
    return { ...shared, ...before, isPublic: true };
  }
  const isKnown = role === "exact" || role === "impossible";
  if (isKnown) return { ...shared, low: people, high: people, isPublic: true };
  const isKept = withheldBefore?.has(key) ?? false;
  const isWithheld = role === "implied" || people < least || isKept;
  if (isWithheld) return { ...shared, low: bottom, high: Number.POSITIVE_INFINITY, isPublic: false, isKept };
  return { ...shared, low: people, high: people, isPublic: false };
}

function bottomOf({ people, isChange, isEitherWay }: CountCell): number {
  if (isEitherWay) return Number.NEGATIVE_INFINITY;
  return isChange ? 0 : Math.min(1, people);
}

function addRate(system: System, rate: RateCell, before: { low: number; high: number } | undefined): void {
  const { key, of, numerator, most = 1, numeratorCell } = rate;
  const group = system.unknowns[placeOf(system, of)];
  const people = group?.truth ?? 0;
  if (numerator > people * most) throw new RangeError(`${key} has more than everyone`);
  const isHidden = !group || group.low !== group.high || people < system.least;
  const shown = isHidden ? withheldNumerator : shownNumerator(numerator, people, most);
  const { low, high } = before ?? shown;
  const place = add(system, rateKey(key), {
    ...{ truth: numerator, low, high, least: 0, isPublic: before !== undefined, cost: 0 },
    rate: { ...rate, people, shown },
  });
  const at = placeOf(system, of);
  system.ratesOf.set(at, [...(system.ratesOf.get(at) ?? []), place]);
  addRow(system, [place, at], [1, -most], Number.NEGATIVE_INFINITY, 0);
  if (numeratorCell !== undefined) addRow(system, [place, placeOf(system, numeratorCell)], [1, -1], 0, 0);
}

export const rateKey = (key: string) => `rate ${key}`;

function placeOf({ places }: System, key: CellKey): number {
  const place = places.get(key);
  if (place === undefined) throw new RangeError(`${key} is in a relation but not in the set`);
  return place;
}

/** The relations between counts, and the same ones between the numerators of each measure. */
function addRelations(system: System, { relations, rates = [], rateRelations = [] }: PublishedSet): void {
  for (const { kind, whole, parts } of rateRelations) {
    addRelation(
      system,
      kind,
      [whole, ...parts].map((key) => placeOf(system, rateKey(key))),
    );
  }
  const measures = new Map<string, Map<CellKey, RateCell>>();
  for (const rate of rates) {
    const groups = measures.get(rate.measure) ?? new Map<CellKey, RateCell>();
    groups.set(rate.of, rate);
    measures.set(rate.measure, groups);
  }
  for (const { kind, whole, parts } of relations) {
    const counts = [whole, ...parts].map((key) => placeOf(system, key));
    addRelation(system, kind, counts);
    for (const groups of measures.values()) {
      const here = [whole, ...parts].map((key) => groups.get(key));
      const all = here.filter((rate) => rate !== undefined);
      if (!here[0] || kind === "reach") continue;
      const places = all.map(({ key }) => placeOf(system, rateKey(key)));
      addRelation(system, all.length === here.length ? kind : "within", places);
      if (kind !== "sum") addRests(system, all);
    }
  }
}

function addRelation(system: System, kind: Relation["kind"], [whole = 0, ...parts]: number[]): void {
  const sum = [-1, ...parts.map(() => 1)];
  if (kind !== "within") addRow(system, [whole, ...parts], sum, 0, kind === "sum" ? 0 : Number.POSITIVE_INFINITY);
  if (kind === "sum" || kind === "reach") return;
  for (const part of parts) addRow(system, [part, whole], [1, -1], Number.NEGATIVE_INFINITY, 0);
}

/** Those of a part without the outcome are among those of the whole without it. */
function addRests(system: System, [whole, ...parts]: RateCell[]): void {
  if (!whole) return;
  const most = whole.most ?? 1;
  const [wholeRate, wholeCount] = [placeOf(system, rateKey(whole.key)), placeOf(system, whole.of)];
  for (const part of parts) {
    const places = [placeOf(system, part.of), placeOf(system, rateKey(part.key)), wholeCount, wholeRate];
    addRow(system, places, [most, -1, -most, 1], Number.NEGATIVE_INFINITY, 0);
  }
}

function addRow(system: System, places: number[], factors: number[], low: number, high: number): void {
  const sum = places.reduce((total, place, at) => total + (system.unknowns[place]?.truth ?? 0) * (factors[at] ?? 0), 0);
  if (sum < low || sum > high) {
    const names = places.map((place) => keyAt(system, place)).join(", ");
    throw new RangeError(`These numbers contradict each other: ${names}`);
  }
  const { least, most } = sumsWithin(places, factors, (place) => widestOf(system, place));
  // A row that allows all that its numbers can be tells nothing.
  if (least < low || most > high) system.rows.push({ places, factors, low, high, sum });
}

/** What an unknown can be if everything that is not public is withheld, and readers believe nothing of it. */
function widestOf({ unknowns }: System, place: number): { low: number; high: number } {
  const unknown = unknowns[place];
  return unknown ? boundsOf(unknown, { mayWithhold: true, isTrusting: false }) : { low: 0, high: 0 };
}

export function keyAt({ unknowns, places }: System, place: number): string {
  const unknown = unknowns[place];
  const key = unknown?.count?.key ?? (unknown?.rate ? rateKey(unknown.rate.key) : undefined);
  return key ?? [...places].find(([, at]) => at === place)?.[0] ?? "";
}

/**
 * The cost of withholding grows with the size of a group, more slowly than it: many tables lose little. Totals cost
 * more, as several tables show them. What the last period withheld costs next to nothing, so that the pattern stays.
 */
function weigh({ unknowns }: System, { relations, pattern }: PublishedSet): void {
  const wholes = new Set(relations.map(({ whole }) => whole));
  for (const unknown of unknowns) {
    const key = unknown.count?.key ?? unknown.rate?.of ?? "";
    const size = unknown.count?.people ?? unknown.rate?.people ?? 0;
    const weight = (wholes.has(key) ? 1.5 : 1) * (pattern?.has(key) ? 0.05 : 1) * (unknown.rate ? 0.25 : 1);
    unknown.cost = Math.log2(2 + size) * weight;
  }
}
