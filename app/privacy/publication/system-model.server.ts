import { sumsWithin } from "./bounds.ts";
import { type Answer, LinearModel, type Problem } from "./linear-model.server.ts";
import type { Bounds } from "./narrowing.ts";
import { SameChanges } from "./same-changes.ts";
import type { Row, System } from "./system.ts";
import type { Witness } from "./witnesses.ts";

type Terms = { terms: ReadonlyMap<number, number>; low: number; high: number };

/**
 * The linear program of a system: how far each number that some reader does not know is above the truth, and how far below.
 * What all know has no columns, numbers that move together share theirs, and what follows from bounds has no row: the
 * solver's memory grows with all of these, and beside two dozen periods most would be of these kinds. Call `dispose` at the
 * end.
 */
export class SystemModel {
  private readonly model: LinearModel;
  private readonly same: SameChanges;
  /** The first of the two columns of each first number of a class, or -1. */
  private readonly columns: Int32Array;
  /** How far the first number of each class can move at all. */
  private readonly down: Float64Array;
  private readonly up: Float64Array;
  /** How far each number may move, and what that costs. */
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  private readonly cost: Float64Array;
  /** What is fixed where rows do not let it be. */
  private readonly impossible = new Set<number>();

  /** `bounds` are those of each number if everything that is not public were withheld. */
  constructor({ unknowns, rows }: System, bounds: Bounds) {
    const isFree = (place: number) => bounds.low[place] !== bounds.high[place];
    const untold = rows.filter((row) => !isTold(row, bounds));
    this.same = new SameChanges(untold, unknowns.length, isFree);
    this.down = new Float64Array(unknowns.length).fill(Number.NEGATIVE_INFINITY);
    this.up = new Float64Array(unknowns.length).fill(Number.POSITIVE_INFINITY);
    this.low = new Float64Array(unknowns.length);
    this.high = new Float64Array(unknowns.length);
    this.cost = new Float64Array(unknowns.length);
    for (const [place, { truth }] of unknowns.entries()) {
      const [down, up] = [(bounds.low[place] ?? 0) - truth, (bounds.high[place] ?? 0) - truth];
      this.limit(this.firstOf(place), this.signOf(place) > 0 ? { down, up } : { down: -up, up: -down });
    }
    let count = 0;
    this.columns = Int32Array.from(unknowns, (_, place) =>
      isFree(place) && this.firstOf(place) === place ? 2 * count++ : -1,
    );
    const tying: Terms[] = [];
    for (const row of untold) {
      const terms = this.same.termsOf(row, isFree);
      const [low, high] = [row.low - row.sum, row.high - row.sum];
      const [[first, factor] = [0, 1]] = terms;
      if (terms.size === 1) {
        const [one, other] = [low / factor, high / factor];
        this.limit(first, { down: Math.ceil(Math.min(one, other)), up: Math.floor(Math.max(one, other)) });
      } else if (terms.size > 1) tying.push({ terms, low, high });
    }
    this.model = new LinearModel(problemOf(tying, this.columns, 2 * count), "whole");
  }

  get solved(): number {
    return this.model.solved;
  }

  /** Lets a number differ from the truth: by `low`, which is at most 0, to `high`, which is at least 0. */
  move(place: number, low: number, high: number, cost: number): void {
    this.cost[place] = cost;
    this.allow(place, low, high);
  }

  /** Makes a number differ from the truth by this much. */
  fix(place: number, change: number): void {
    this.allow(place, change, change);
  }

  async solve(seconds: number): Promise<Answer> {
    return this.impossible.size > 0 ? "infeasible" : this.model.solve(seconds);
  }

  solveWhole(fractions: Float64Array, reach: number, seconds: number): Promise<Answer> {
    return this.model.solveWhole(fractions, reach, seconds);
  }

  /** A solution as changes in whole people. */
  changesIn(values: Float64Array): Witness {
    const changes = new Map<number, number>();
    for (let place = 0; place < this.columns.length; place++) {
      const column = this.columns[this.firstOf(place)] ?? -1;
      if (column < 0) continue;
      const change = Math.round((values[column] ?? 0) - (values[column + 1] ?? 0)) * this.signOf(place);
      if (change !== 0) changes.set(place, change);
    }
    return changes;
  }

  dispose(): void {
    this.model.dispose();
  }

  private firstOf = (place: number) => this.same.first[place] ?? place;
  private signOf = (place: number) => this.same.sign[place] ?? 1;

  private limit(first: number, { down, up }: { down: number; up: number }): void {
    this.down[first] = Math.max(this.down[first] ?? 0, down);
    this.up[first] = Math.min(this.up[first] ?? 0, up);
  }

  /** A class may move as far as each of its numbers may. */
  private allow(place: number, lowest: number, highest: number): void {
    this.low[place] = lowest;
    this.high[place] = highest;
    const first = this.firstOf(place);
    let [low, high, cost] = [this.down[first] ?? 0, this.up[first] ?? 0, 0];
    for (const each of this.same.of(first)) {
      const [from, to] = [this.low[each] ?? 0, this.high[each] ?? 0];
      low = Math.max(low, this.signOf(each) > 0 ? from : -to);
      high = Math.min(high, this.signOf(each) > 0 ? to : -from);
      cost += this.cost[each] ?? 0;
    }
    if (low > high) this.impossible.add(first);
    else this.impossible.delete(first);
    const column = this.columns[first] ?? -1;
    if (column < 0 || low > high) return;
    this.model.set(column, Math.max(0, low), Math.max(0, high), cost);
    this.model.set(column + 1, Math.max(0, -high), Math.max(0, -low), cost);
  }
}

/** Whether the bounds of its numbers tell all that a row does. */
function isTold({ places, factors, low, high }: Row, bounds: Bounds): boolean {
  const boundsAt = (place: number) => ({ low: bounds.low[place] ?? 0, high: bounds.high[place] ?? 0 });
  const { least, most } = sumsWithin(places, factors, boundsAt);
  return least >= low && most <= high;
}

function problemOf(rows: readonly Terms[], columnOf: Int32Array, columns: number): Problem {
  const length = rows.reduce((sum, { terms }) => sum + 2 * terms.size, 0);
  const [indices, values] = [new Int32Array(length), new Float64Array(length)];
  const starts = new Int32Array(rows.length + 1);
  let end = 0;
  for (const [at, { terms }] of rows.entries()) {
    for (const [first, factor] of terms) {
      const column = columnOf[first] ?? 0;
      indices.set([column, column + 1], end);
      values.set([factor, -factor], end);
      end += 2;
    }
    starts[at + 1] = end;
  }
  return {
    ...{ columns, starts, indices, values },
    low: Float64Array.from(rows, ({ low }) => low),
    high: Float64Array.from(rows, ({ high }) => high),
  };
}
