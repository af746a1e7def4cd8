import type { Demand } from "./demands.ts";
import type { System, Unknown } from "./system.ts";

/**
 * Another set of numbers that fits everything published, as differences from the true ones in whole people. It proves
 * that a reader cannot rule these numbers out, whatever the reader does: nothing has to be believed of the solver.
 */
export type Witness = ReadonlyMap<number, number>;

/**
 * How solutions may move unknowns. `mayWithhold`: whether anything not public could still be withheld. `isTrusting`:
 * whether readers are right to believe that a withheld group has someone. That belief alone makes a group of two such
 * groups at least two, so what lies below a number has to be possible only for those who do not believe it.
 */
export type Freedom = { mayWithhold: boolean; isTrusting: boolean };

export function boundsOf(unknown: Unknown, { mayWithhold, isTrusting }: Freedom): { low: number; high: number } {
  if (unknown.isPublic || !(mayWithhold || isWithheldCount(unknown))) return unknown;
  return { low: isTrusting ? unknown.least : Math.min(0, unknown.least), high: Number.POSITIVE_INFINITY };
}

const isWithheldCount = ({ count, high }: Unknown) => count !== undefined && high === Number.POSITIVE_INFINITY;

/** Whether the numbers fit every row and every bound, in exact arithmetic. */
export function fits({ unknowns, rows, rowsAt }: System, witness: Witness, freedom: Freedom): boolean {
  const sums = new Map<number, number>();
  for (const [place, change] of witness) {
    const unknown = unknowns[place];
    if (!unknown || !Number.isSafeInteger(change)) return false;
    const { low, high } = boundsOf(unknown, freedom);
    if (unknown.truth + change < low || unknown.truth + change > high) return false;
    for (const { row, factor } of rowsAt[place] ?? []) {
      sums.set(row, (sums.get(row) ?? rows[row]?.sum ?? 0) + factor * change);
    }
  }
  return [...sums].every(([at, sum]) => {
    const row = rows[at];
    return row !== undefined && sum >= row.low && sum <= row.high;
  });
}

/**
 * The witness that a solution is, given as two columns for each unknown: how far above the truth it is, and how far below.
 * Null where the numbers do not fit, which they may miss by fractions or by the solver's mistake.
 */
export function witnessIn(system: System, values: Float64Array, freedom: Freedom): Witness | null {
  const witness = new Map<number, number>();
  for (let place = 0; 2 * place < values.length; place++) {
    const change = Math.round((values[2 * place] ?? 0) - (values[2 * place + 1] ?? 0));
    if (change !== 0) witness.set(place, change);
  }
  return fits(system, witness, freedom) ? witness : null;
}

/** `refuted`: the attackers who know something that the witness changes. */
type Found = { witness: Witness; refuted: ReadonlySet<number>; isTrusting: boolean };

/** Witnesses found so far, and which attackers each of them holds against: those who know nothing that it changes. */
export class Witnesses {
  private readonly system: System;
  /** What each attacker knows; the first one knows nothing beside what is published. */
  private readonly attackers: readonly ReadonlySet<number>[];
  private readonly attackersAt = new Map<number, number[]>();
  private readonly all: Found[] = [];
  private readonly at = new Map<number, number[]>();
  private readonly relaxed = new Map<string, number>();

  constructor(system: System, insiders: readonly ReadonlySet<number>[]) {
    this.system = system;
    this.attackers = [new Set(), ...insiders];
    for (const [attacker, knows] of this.attackers.entries()) {
      for (const place of knows) this.attackersAt.set(place, [...(this.attackersAt.get(place) ?? []), attacker]);
    }
  }

  add(witness: Witness): void {
    const refuted = new Set<number>();
    for (const place of witness.keys()) for (const attacker of this.attackersAt.get(place) ?? []) refuted.add(attacker);
    const isTrusting = [...witness].every(([place, change]) => {
      const unknown = this.system.unknowns[place];
      return unknown !== undefined && unknown.truth + change >= unknown.least;
    });
    const index = this.all.push({ witness, refuted, isTrusting }) - 1;
    for (const place of witness.keys()) this.at.set(place, [...(this.at.get(place) ?? []), index]);
  }

  /** Everything that some witness through this place also changes. */
  beside(place: number): Set<number> {
    return new Set((this.at.get(place) ?? []).flatMap((index) => [...(this.all[index]?.witness.keys() ?? [])]));
  }

  knownTo(attacker: number): ReadonlySet<number> {
    return this.attackers[attacker] ?? new Set();
  }

  /**
   * Promises one attacker less: what follows from what this attacker knows, and from what is public, cannot be hidden
   * by withholding everything else.
   */
  relax(demand: Demand, attacker: number, amount: number): void {
    this.relaxed.set(nameOf(demand, attacker), amount);
  }

  /**
   * An attacker against whom nothing proves the demand yet, and the demand as it stands for them; null if there is
   * none.
   */
  missing(demand: Demand): { attacker: number; demand: Demand } | null {
    const { place, kind } = demand;
    const knows = new Set(this.attackersAt.get(place));
    const changes = this.changesOf(place);
    const truth = this.system.unknowns[place]?.truth ?? 0;
    // An attacker whose knowledge no witness changes sees what a reader sees and needs no check of its own.
    const doubtful = new Set([0, ...changes.flatMap(({ refuted }) => [...refuted])]);
    for (const attacker of doubtful) {
      if (knows.has(attacker)) continue;
      const amount = this.relaxed.get(nameOf(demand, attacker)) ?? demand.amount;
      const theirs = changes.filter(({ refuted }) => !refuted.has(attacker));
      const wanted = amount - truth;
      const isProven =
        kind === "value"
          ? wanted === 0 ||
            theirs.some(({ change, isTrusting }) => (wanted > 0 ? isTrusting && change >= wanted : change <= wanted))
          : spreadOf(theirs) >= amount;
      if (!isProven) return { attacker, demand: { ...demand, amount } };
    }
    return null;
  }

  /** The least and the most by which an unknown may differ, as far as is known, for one attacker. */
  extremes(place: number, attacker: number): { least: number; most: number } {
    return extremesOf(this.changesOf(place).filter(({ refuted }) => !refuted.has(attacker)));
  }

  /** Of the witnesses that still fit what is shown. */
  private changesOf(place: number): (Found & { change: number })[] {
    return (this.at.get(place) ?? []).flatMap((index) => {
      const found = this.all[index];
      if (!found || !this.isCurrent(found.witness)) return [];
      return [{ ...found, change: found.witness.get(place) ?? 0 }];
    });
  }

  private isCurrent(witness: Witness): boolean {
    for (const [place, change] of witness) {
      const unknown = this.system.unknowns[place];
      if (!unknown) return false;
      const { low, high } = boundsOf(unknown, { mayWithhold: false, isTrusting: false });
      if (unknown.truth + change < low || unknown.truth + change > high) return false;
    }
    return true;
  }
}

const nameOf = ({ place, kind, amount }: Demand, attacker: number) => `${place} ${kind} ${amount} ${attacker}`;

function extremesOf(changes: readonly { change: number }[]): { least: number; most: number } {
  return {
    least: changes.reduce((least, { change }) => Math.min(least, change), 0),
    most: changes.reduce((most, { change }) => Math.max(most, change), 0),
  };
}

function spreadOf(changes: readonly { change: number }[]): number {
  const { least, most } = extremesOf(changes);
  return most - least;
}
