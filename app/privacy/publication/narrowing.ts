import { boundsOf } from "./bounds.ts";
import type { System } from "./system.ts";

/** What an unknown can be, by its place: as much as follows from the rows one after the other. */
export type Bounds = { low: Float64Array; high: Float64Array };

/** Bounds that grow tighter by one at a time could take as many rounds as there are people. */
const mostVisits = 20;
/** Attackers are asked about one after the other, and each of them in several demands. */
const mostKept = 8;

/**
 * What follows for each unknown if everything that is not public were withheld, worked out in whole numbers from row to row:
 * no fit exists beyond it, so that no linear program has to look for one. It finds less than those do, except where only
 * fractions of people would fit, and never too much.
 */
export class Narrowing {
  private readonly system: System;
  private readonly kept = new Map<string, Bounds>();

  constructor(system: System) {
    this.system = system;
  }

  /** Whether an unknown cannot have this value for somebody who knows these places. False where it is not known. */
  isRuledOut(place: number, value: number, attacker: { id: number; knows: ReadonlySet<number> }, isTrusting: boolean) {
    const bounds = this.boundsFor(attacker, isTrusting);
    if (value < (bounds.low[place] ?? 0) || value > (bounds.high[place] ?? 0)) return true;
    const tried = { low: bounds.low.slice(), high: bounds.high.slice() };
    tried.low[place] = value;
    tried.high[place] = value;
    return !this.narrow(tried, this.rowsOf([place]));
  }

  /** What each unknown can be for readers who know nothing beside what is public, and believe nothing of what is withheld. */
  widest = (): Bounds => this.boundsFor({ id: 0, knows: new Set() }, false);

  private boundsFor({ id, knows }: { id: number; knows: ReadonlySet<number> }, isTrusting: boolean): Bounds {
    const name = `${id} ${isTrusting}`;
    const before = this.kept.get(name);
    if (before) return before;
    const found = id === 0 ? this.readersBounds(isTrusting) : this.insidersBounds(knows, isTrusting);
    const oldest = [...this.kept.keys()].find((each) => !each.startsWith("0 "));
    if (this.kept.size >= mostKept && oldest) this.kept.delete(oldest);
    this.kept.set(name, found);
    return found;
  }

  private readersBounds(isTrusting: boolean): Bounds {
    const { unknowns, rows } = this.system;
    const each = unknowns.map((unknown) => boundsOf(unknown, { mayWithhold: true, isTrusting }));
    const bounds = {
      low: Float64Array.from(each, ({ low }) => low),
      high: Float64Array.from(each, ({ high }) => high),
    };
    this.narrow(bounds, new Set(rows.keys()));
    return bounds;
  }

  private insidersBounds(knows: ReadonlySet<number>, isTrusting: boolean): Bounds {
    const { low, high } = this.boundsFor({ id: 0, knows: new Set() }, isTrusting);
    const bounds = { low: low.slice(), high: high.slice() };
    for (const place of knows) {
      bounds.low[place] = this.system.unknowns[place]?.truth ?? 0;
      bounds.high[place] = bounds.low[place] ?? 0;
    }
    this.narrow(bounds, this.rowsOf(knows));
    return bounds;
  }

  private rowsOf(places: Iterable<number>): Set<number> {
    return new Set([...places].flatMap((place) => (this.system.rowsAt[place] ?? []).map(({ row }) => row)));
  }

  /** Goes through rows, and through those of every unknown that became tighter; false where no numbers fit. */
  private narrow(bounds: Bounds, open: Set<number>): boolean {
    const visits = new Map<number, number>();
    for (const row of open) {
      open.delete(row);
      const count = (visits.get(row) ?? 0) + 1;
      if (count > mostVisits) continue;
      visits.set(row, count);
      const changed = this.narrowRow(bounds, row);
      if (changed === null) return false;
      for (const place of changed) for (const each of this.system.rowsAt[place] ?? []) open.add(each.row);
    }
    return true;
  }

  /** The places of a row that became tighter through it; null where the row cannot be met. */
  private narrowRow({ low, high }: Bounds, at: number): number[] | null {
    const row = this.system.rows[at];
    if (!row) return [];
    const { places, factors } = row;
    let [least, most, isLeastOpen, isMostOpen] = [0, 0, 0, 0];
    for (let index = 0; index < places.length; index++) {
      const [from, to] = endsOf(low, high, places[index] ?? 0, factors[index] ?? 0);
      if (from === Number.NEGATIVE_INFINITY) isLeastOpen++;
      else least += from;
      if (to === Number.POSITIVE_INFINITY) isMostOpen++;
      else most += to;
    }
    if ((isLeastOpen === 0 && least > row.high) || (isMostOpen === 0 && most < row.low)) return null;
    const changed: number[] = [];
    for (let index = 0; index < places.length; index++) {
      const [place, factor] = [places[index] ?? 0, factors[index] ?? 0];
      const [from, to] = endsOf(low, high, place, factor);
      const othersLeast =
        isLeastOpen === Number(from === Number.NEGATIVE_INFINITY) ? least - finite(from) : Number.NEGATIVE_INFINITY;
      const othersMost =
        isMostOpen === Number(to === Number.POSITIVE_INFINITY) ? most - finite(to) : Number.POSITIVE_INFINITY;
      const [down, up] = [row.low - othersMost, row.high - othersLeast];
      const newLow = Math.ceil(factor > 0 ? down / factor : up / factor);
      const newHigh = Math.floor(factor > 0 ? up / factor : down / factor);
      const isTighter = newLow > (low[place] ?? 0) || newHigh < (high[place] ?? 0);
      if (!isTighter) continue;
      low[place] = Math.max(low[place] ?? 0, newLow);
      high[place] = Math.min(high[place] ?? 0, newHigh);
      if ((low[place] ?? 0) > (high[place] ?? 0)) return null;
      changed.push(place);
    }
    return changed;
  }
}

const finite = (value: number) => (Number.isFinite(value) ? value : 0);

/** The least and the most that a term of a row adds. */
function endsOf(low: Float64Array, high: Float64Array, place: number, factor: number): [number, number] {
  const [one, other] = [(low[place] ?? 0) * factor, (high[place] ?? 0) * factor];
  return factor > 0 ? [one, other] : [other, one];
}
