import { boundsOf, type Freedom } from "./bounds.ts";
import { type Demand, isShown } from "./demands.ts";
import { Narrowing } from "./narrowing.ts";
import { nearWitness } from "./near-witness.server.ts";
import { solvedWitness } from "./solved-witness.server.ts";
import type { System } from "./system.ts";
import { SystemModel } from "./system-model.server.ts";
import type { Witness, Witnesses } from "./witnesses.ts";

/** Decides only between equals: readers lose nothing by what is withheld anyway. */
const freeCost = 0.001;
const secondsOfSolve = 10;

/** How much more it costs to withhold a category again, so that independent tables share the loss. */
const costOfRepeating = 0.2;

type Found = Witness | null | "unfinished";
type Farthest = { value: number; witness: Witness | null };
/** As much of a demand as can be had, and what proves it. */
type Most = { amount: number; witnesses: Witness[] };

/**
 * Finds witnesses by linear programs: of all numbers that fit and reach what a demand asks for, those that lose least,
 * weighed by what would have to be withheld.
 */
export class WitnessSearch {
  readonly model: SystemModel;
  private solvedNear = 0;
  private readonly system: System;
  private readonly witnesses: Witnesses;
  private readonly narrowing: Narrowing;
  private readonly deadline: number;
  /** Of each category, how often it was withheld. */
  private readonly losses = new Map<string, number>();
  /** Of few numbers, the whole set is solved as soon as a part of it. */
  private readonly isLarge: boolean;
  private freedom: Freedom = { mayWithhold: true, isTrusting: true };

  constructor(system: System, witnesses: Witnesses, deadline: number) {
    this.system = system;
    this.witnesses = witnesses;
    this.deadline = deadline;
    this.narrowing = new Narrowing(system);
    this.model = new SystemModel(system, this.narrowing.widest());
    this.isLarge = system.unknowns.length > 300;
    this.openAll();
  }

  /** Linear programs so far. */
  solved = () => this.solvedNear + this.model.solved;

  /** Whether what is shown may be withheld for a witness. */
  get mayWithhold(): boolean {
    return this.freedom.mayWithhold;
  }

  /** From now on only what is withheld already may be moved. */
  settleForShown(): void {
    this.setFreedom({ mayWithhold: false, isTrusting: true });
  }

  /** A witness for a demand against an attacker; null where there is none, or none on one side of the truth alone. */
  async find({ place, kind, amount }: Demand, attacker: number): Promise<Found> {
    if (kind === "value") return this.findValue(place, amount, attacker);
    const { least, most } = this.witnesses.extremes(place, attacker);
    return this.reachEither(place, [least + amount, most - amount], attacker);
  }

  /**
   * As much of a demand as can be had, of which `find` found nothing: a value nearer to the truth, else one on its other side;
   * of a spread, what is possible below the truth and above it together.
   */
  async mostOf({ place, kind, amount }: Demand, attacker: number): Promise<Most | "unfinished"> {
    if (kind === "spread") return this.widest(place, amount, attacker);
    const truth = this.system.unknowns[place]?.truth ?? 0;
    const reach = (value: number) => this.findValue(place, value, attacker);
    const nearest = await farthest(truth, amount, reach);
    if (nearest === "unfinished") return nearest;
    const other = amount > truth ? truth - 1 : truth + 1;
    const witness = nearest.witness || other < 0 ? nearest.witness : await reach(other);
    if (witness === "unfinished") return witness;
    if (witness === null) return { amount: truth, witnesses: [] };
    return { amount: nearest.witness ? nearest.value : other, witnesses: [witness] };
  }

  private async widest(place: number, amount: number, attacker: number): Promise<Most | "unfinished"> {
    const { least, most } = this.witnesses.extremes(place, attacker);
    const reach = (change: number) => this.reachEither(place, [change], attacker);
    const low = await farthest(least, most - amount, reach);
    if (low === "unfinished") return low;
    const high = await farthest(most, Math.min(least, low.value + 1) + amount, reach);
    if (high === "unfinished") return high;
    return { amount: high.value - low.value, witnesses: [low, high].flatMap(({ witness }) => witness ?? []) };
  }

  private findValue(place: number, value: number, attacker: number): Promise<Found> {
    const change = value - (this.system.unknowns[place]?.truth ?? 0);
    this.setFreedom({ ...this.freedom, isTrusting: change > 0 });
    return this.reach(place, change, attacker);
  }

  /** One of these changes, rather for readers who believe that a withheld group has someone. */
  private async reachEither(place: number, changes: readonly number[], attacker: number): Promise<Found> {
    for (const isTrusting of [true, false]) {
      this.setFreedom({ ...this.freedom, isTrusting });
      for (const change of changes) {
        const witness = await this.reach(place, change, attacker);
        if (witness !== null) return witness;
      }
    }
    return null;
  }

  /** The numbers that lose least in which one unknown differs by this much, as an attacker sees them; null for none. */
  private async reach(place: number, change: number, attacker: number): Promise<Found> {
    const known = this.witnesses.knownTo(attacker);
    const { isTrusting } = this.freedom;
    const value = (this.system.unknowns[place]?.truth ?? 0) + change;
    if (this.narrowing.isRuledOut(place, value, { id: attacker, knows: known }, isTrusting)) return null;
    if (this.isLarge) {
      this.solvedNear++;
      const near = await nearWitness(this.system, { place, change, known, isTrusting });
      if (near) return near;
    }
    for (const each of known) this.model.fix(each, 0);
    this.model.fix(place, change);
    const witness = await solvedWitness(this.model, this.system, this.freedom, this.secondsLeft);
    for (const each of [place, ...known]) this.open(each);
    return witness;
  }

  private secondsLeft = () => Math.max(0, Math.min(secondsOfSolve, (this.deadline - performance.now()) / 1000));

  private setFreedom(freedom: Freedom): void {
    const { mayWithhold, isTrusting } = this.freedom;
    if (mayWithhold === freedom.mayWithhold && isTrusting === freedom.isTrusting) return;
    this.freedom = freedom;
    this.openAll();
  }

  private openAll(): void {
    for (const place of this.system.unknowns.keys()) this.open(place);
  }

  /** Makes withholding a category again cost more, after it was withheld once. */
  lose(category: string): void {
    this.losses.set(category, (this.losses.get(category) ?? 0) + 1);
    for (const [place, { count }] of this.system.unknowns.entries()) {
      if (count?.category === category) this.open(place);
    }
  }

  /** Sets how far a solution may move one unknown, and at what cost; to be said again when the unknown changed. */
  open(place: number): void {
    const unknown = this.system.unknowns[place];
    if (!unknown) return;
    const { low, high } = boundsOf(unknown, this.freedom);
    const isFree = unknown.rate ? unknown.rate.shown.kind === "withheld" : !isShown(unknown);
    const lost = this.losses.get(unknown.count?.category ?? "") ?? 0;
    const cost = isFree || !this.freedom.mayWithhold ? freeCost : unknown.cost * (1 + costOfRepeating * lost);
    this.model.move(place, low - unknown.truth, high - unknown.truth, cost);
  }
}

/** The whole number farthest from a possible one, and before an impossible one, that can be reached. */
async function farthest(
  possible: number,
  impossible: number,
  reach: (tried: number) => Promise<Found>,
): Promise<Farthest | "unfinished"> {
  const found: Farthest = { value: possible, witness: null };
  for (let end = impossible; Math.abs(end - found.value) > 1; ) {
    const tried = Math.trunc((found.value + end) / 2);
    const witness = await reach(tried);
    if (witness === "unfinished") return witness;
    if (witness) Object.assign(found, { value: tried, witness });
    else end = tried;
  }
  return found;
}
