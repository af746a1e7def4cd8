import { boundsOf, type Freedom } from "./bounds.ts";
import { type Demand, demandsAt } from "./demands.ts";
import type { System } from "./system.ts";

/**
 * Another set of numbers that fits everything published, as differences from the true ones in whole people. It proves
 * that a reader cannot rule these numbers out, whatever the reader does: nothing has to be believed of the solver.
 */
export type Witness = ReadonlyMap<number, number>;

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

/** `refuted`: the attackers who know something that the witness changes. */
type Found = { witness: Witness; refuted: ReadonlySet<number>; isTrusting: boolean };
/** A witness, and by how much it changes the unknown in question. */
type Changed = Found & { change: number };

/** Witnesses found so far, and which attackers each of them holds against: those who know nothing that it changes. */
export class Witnesses {
  private readonly system: System;
  /** What each attacker knows; the first one knows nothing beside what is published. */
  private readonly attackers: readonly Uint32Array[];
  /** The one who was asked about last, as a set: there may be thousands, who know thousands of places each. */
  private last: { attacker: number; knows: ReadonlySet<number> } = { attacker: 0, knows: new Set() };
  private readonly attackersAt = new Map<number, number[]>();
  private readonly all: Found[] = [];
  private readonly at = new Map<number, number[]>();
  /** Of each demand, what each attacker is promised less than it. */
  private readonly relaxed = new Map<string, Map<number, number>>();

  constructor(system: System, insiders: readonly Uint32Array[]) {
    this.system = system;
    this.attackers = [new Uint32Array(), ...insiders];
    for (const [attacker, knows] of this.attackers.entries()) {
      for (const place of knows) {
        const here = this.attackersAt.get(place);
        if (here) here.push(attacker);
        else this.attackersAt.set(place, [attacker]);
      }
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
    if (this.last.attacker !== attacker) this.last = { attacker, knows: new Set(this.attackers[attacker]) };
    return this.last.knows;
  }

  /**
   * Promises one attacker less: what follows from what this attacker knows, and from what is public, cannot be hidden
   * by withholding everything else.
   */
  relax(demand: Demand, attacker: number, amount: number): void {
    const name = nameOf(demand);
    this.relaxed.set(name, (this.relaxed.get(name) ?? new Map<number, number>()).set(attacker, amount));
  }

  /**
   * An attacker against whom nothing proves the demand yet, and the demand as it stands for them; null if there is
   * none.
   */
  missing(demand: Demand): { attacker: number; demand: Demand } | null {
    const { place, kind } = demand;
    const knows = new Set(this.attackersAt.get(place));
    const changes = this.changesOf(place);
    const wantedBy = (amount: number) => amount - (this.system.unknowns[place]?.truth ?? 0);
    const relaxed = this.relaxed.get(nameOf(demand));
    for (const attacker of doubtfulIn(changes, kind, wantedBy(relaxed?.get(0) ?? demand.amount), relaxed)) {
      if (knows.has(attacker)) continue;
      const amount = relaxed?.get(attacker) ?? demand.amount;
      const isProven =
        kind === "value"
          ? changes.some((each) => !each.refuted.has(attacker) && isReached(each, wantedBy(amount))) ||
            wantedBy(amount) === 0
          : isSpread(changes, attacker, amount);
      if (!isProven) return { attacker, demand: { ...demand, amount } };
    }
    return null;
  }

  /** The demands about places that are not settled which lack a witness, in the order to look for one. */
  unmet(settled: ReadonlySet<number>): Demand[] {
    const truth = (place: number) => this.system.unknowns[place]?.truth ?? 0;
    const need = ({ place, kind, amount }: Demand) => (kind === "spread" ? amount : Math.abs(amount - truth(place)));
    // Trusting less than the truth changes the program for all numbers, so such demands come last.
    const isLower = ({ place, kind, amount }: Demand) => Number(kind === "value" && amount < truth(place));
    return [...this.system.unknowns.keys()]
      .flatMap((place) => (settled.has(place) ? [] : demandsAt(this.system, place)))
      .filter((demand) => this.missing(demand) !== null)
      .sort((one, other) => isLower(one) - isLower(other) || need(other) - need(one) || one.place - other.place);
  }

  /** The least and the most by which an unknown may differ, as far as is known, for one attacker. */
  extremes(place: number, attacker: number): { least: number; most: number } {
    return extremesOf(this.changesOf(place).filter(({ refuted }) => !refuted.has(attacker)));
  }

  /** Of the witnesses that still fit what is shown. */
  private changesOf(place: number): Changed[] {
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

const nameOf = ({ place, kind, amount }: Demand) => `${place} ${kind} ${amount}`;

const isReached = ({ change, isTrusting }: Changed, wanted: number) =>
  wanted > 0 ? isTrusting && change >= wanted : change <= wanted;

/**
 * The attackers for whom a demand has to be looked at: a reader, those whom the widest witnesses do not hold against, and
 * those who are promised something else. All others have what a reader has, and there may be thousands.
 */
function doubtfulIn(
  changes: readonly Changed[],
  kind: Demand["kind"],
  wanted: number,
  relaxed: ReadonlyMap<number, number> | undefined,
): Set<number> {
  const isNarrower = (one: Changed, other: Changed) => one.refuted.size < other.refuted.size;
  const best = (isBetter: (one: Changed, other: Changed) => boolean, all: readonly Changed[]) =>
    all.reduce<Changed | undefined>((found, each) => (found && !isBetter(each, found) ? found : each), undefined);
  const widest =
    kind === "value"
      ? [
          best(
            isNarrower,
            changes.filter((each) => isReached(each, wanted)),
          ),
        ]
      : [
          best((one, other) => one.change < other.change, changes),
          best((one, other) => one.change > other.change, changes),
        ];
  return new Set([0, ...widest.flatMap((each) => [...(each?.refuted ?? [])]), ...(relaxed?.keys() ?? [])]);
}

function extremesOf(changes: readonly { change: number }[]): { least: number; most: number } {
  return {
    least: changes.reduce((least, { change }) => Math.min(least, change), 0),
    most: changes.reduce((most, { change }) => Math.max(most, change), 0),
  };
}

/** Whether the witnesses that hold against an attacker differ by so much. */
function isSpread(changes: readonly Changed[], attacker: number, amount: number): boolean {
  let [least, most] = [0, 0];
  return (
    amount <= 0 ||
    changes.some(({ change, refuted }) => {
      if (refuted.has(attacker)) return false;
      least = Math.min(least, change);
      most = Math.max(most, change);
      return most - least >= amount;
    })
  );
}
