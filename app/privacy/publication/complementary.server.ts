import { boundsOf, type Freedom } from "./bounds.ts";
import { type Demand, demandsAt, isShown } from "./demands.ts";
import { Narrowing } from "./narrowing.ts";
import { nearWitness } from "./near-witness.server.ts";
import { solvedWitness } from "./solved-witness.server.ts";
import type { System } from "./system.ts";
import { SystemModel } from "./system-model.server.ts";
import { complementaryIn, hide, linkedTo, showAgain, withhold } from "./withholding.ts";
import { type Witness, Witnesses } from "./witnesses.ts";

/** Decides only between equals: readers lose nothing by what is withheld anyway. */
const freeCost = 0.001;
const secondsOfSolve = 10;

/** How much more it costs to withhold a category again, so that independent tables share the loss. */
const costOfRepeating = 0.2;

/**
 * Withholds what is needed until every demand has a witness against every attacker, then shows again what turns out not
 * to be needed. Each witness comes from one linear program: of all numbers that fit and reach what the demand asks for,
 * those that lose least, weighed by what would have to be withheld. Changes the system.
 */
export class Protection {
  isComplete = true;
  /** What cannot be protected from what is public already. */
  readonly exposed = new Set<number>();
  readonly model: SystemModel;
  private solvedNear = 0;
  private readonly system: System;
  private readonly witnesses: Witnesses;
  private readonly narrowing: Narrowing;
  private readonly deadline: number;
  private readonly losses = new Map<string, number>();
  /** Nothing more can be done for these. */
  private readonly settled = new Set<number>();
  /** Of few numbers, the whole set is solved as soon as a part of it. */
  private readonly isLarge: boolean;
  private readonly vital: ReadonlySet<number>;
  private freedom: Freedom = { mayWithhold: true, isTrusting: true };

  constructor(
    system: System,
    { insiders, vital }: { insiders: readonly Uint32Array[]; vital: ReadonlySet<number> },
    deadline: number,
  ) {
    this.system = system;
    this.vital = vital;
    this.deadline = deadline;
    this.witnesses = new Witnesses(system, insiders);
    this.narrowing = new Narrowing(system);
    this.model = new SystemModel(system, this.narrowing.widest());
    this.isLarge = system.unknowns.length > 300;
  }

  /** Run once. */
  async run(): Promise<void> {
    this.openAll();
    await this.protectAll();
    if (this.isInVain()) {
      for (const place of this.places()) withhold(this.system, place);
      return;
    }
    this.setFreedom({ mayWithhold: false, isTrusting: true });
    for (const place of complementaryIn(this.system)) await this.tryToShow(place);
  }

  /** Linear programs so far. */
  solved = () => this.solvedNear + this.model.solved;

  /** The withheld or banded numbers that have all their witnesses. */
  proven(): number {
    return this.places().filter((place) => !this.settled.has(place) && demandsAt(this.system, place).length > 0).length;
  }

  private places = () => [...this.system.unknowns.keys()];

  private async protectAll(): Promise<void> {
    for (;;) {
      const unmet = this.witnesses.unmet(this.settled);
      if (unmet.length === 0) return;
      for (const demand of unmet) {
        await this.protect(demand);
        if (this.isInVain()) return;
      }
    }
  }

  private isInVain = () => [...this.exposed].some((place) => this.vital.has(place));

  private async protect(demand: Demand): Promise<void> {
    if (this.settled.has(demand.place)) return;
    if ((await this.prove(demand)) === "unfinished") this.giveUp(demand.place);
  }

  /** Looks for witnesses until a demand has one against each attacker; withholds what they change if it may. */
  private async prove(demand: Demand): Promise<"proven" | "none" | "unfinished"> {
    for (;;) {
      const missing = this.witnesses.missing(demand);
      if (missing === null) return "proven";
      const witness = await this.find(missing.demand, missing.attacker);
      if (witness === "unfinished") return witness;
      if (witness) this.use(witness);
      else if (!this.freedom.mayWithhold) return "none";
      else if (!(await this.relax(demand, missing.attacker))) return "unfinished";
    }
  }

  /**
   * Not even withholding everything meets the demand for this attacker: promises as much of it as can be had, and where
   * nothing of it can be had, another number on the other side. False if the solver did not finish.
   */
  private async relax(demand: Demand, attacker: number): Promise<boolean> {
    const truth = this.system.unknowns[demand.place]?.truth ?? 0;
    const nothing = demand.kind === "spread" ? 0 : truth;
    let [possible, impossible] = [nothing, demand.amount];
    while (Math.abs(impossible - possible) > 1) {
      const amount = Math.trunc((possible + impossible) / 2);
      const witness = await this.find({ ...demand, amount }, attacker);
      if (witness === "unfinished") return false;
      if (witness) possible = amount;
      else impossible = amount;
    }
    const beyond = demand.amount > truth ? truth - 1 : truth + 1;
    if (demand.kind === "value" && possible === truth && beyond >= 0) {
      const witness = await this.find({ ...demand, amount: beyond }, attacker);
      if (witness === "unfinished") return false;
      if (witness) possible = beyond;
    }
    this.witnesses.relax(demand, attacker, possible);
    if (attacker === 0) this.exposed.add(demand.place);
    return true;
  }

  private use(witness: Witness): void {
    if (this.freedom.mayWithhold) this.hideAll(witness);
    this.witnesses.add(witness);
  }

  private hideAll(witness: Witness): void {
    for (const [place, change] of witness) {
      const unknown = this.system.unknowns[place];
      const wasShown = unknown && isShown(unknown);
      hide(this.system, place, change);
      for (const each of [place, ...(this.system.ratesOf.get(place) ?? [])]) this.open(each);
      const category = unknown?.count?.category;
      if (!unknown || !wasShown || isShown(unknown) || category === undefined) continue;
      this.losses.set(category, (this.losses.get(category) ?? 0) + 1);
      for (const each of this.places()) {
        if (this.system.unknowns[each]?.count?.category === category) this.open(each);
      }
    }
  }

  private async find({ place, kind, amount }: Demand, attacker: number): Promise<Witness | null | "unfinished"> {
    const { mayWithhold } = this.freedom;
    const wanted = amount - (this.system.unknowns[place]?.truth ?? 0);
    if (kind === "value") {
      this.setFreedom({ mayWithhold, isTrusting: wanted > 0 });
      return this.reach(place, wanted, attacker);
    }
    const { least, most } = this.witnesses.extremes(place, attacker);
    for (const isTrusting of [true, false]) {
      this.setFreedom({ mayWithhold, isTrusting });
      for (const change of [least + amount, most - amount]) {
        const witness = await this.reach(place, change, attacker);
        if (witness !== null) return witness;
      }
    }
    return null;
  }

  /** The numbers that lose least in which one unknown differs by this much, as an attacker sees them; null for none. */
  private async reach(place: number, change: number, attacker: number): Promise<Witness | null | "unfinished"> {
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

  /** Sets how far a solution may move one unknown, and at what cost. */
  private open(place: number): void {
    const unknown = this.system.unknowns[place];
    if (!unknown) return;
    const { low, high } = boundsOf(unknown, this.freedom);
    const isFree = unknown.rate ? unknown.rate.shown.kind === "withheld" : !isShown(unknown);
    const lost = this.losses.get(unknown.count?.category ?? "") ?? 0;
    const cost = isFree || !this.freedom.mayWithhold ? freeCost : unknown.cost * (1 + costOfRepeating * lost);
    this.model.move(place, low - unknown.truth, high - unknown.truth, cost);
  }

  /** Where the solver did not finish, everything linked is withheld, which needs no solver to justify it. */
  private giveUp(start: number): void {
    this.isComplete = false;
    for (const place of linkedTo(this.system, start)) {
      withhold(this.system, place);
      this.settled.add(place);
      this.open(place);
    }
  }

  private async tryToShow(place: number): Promise<void> {
    const unknown = this.system.unknowns[place];
    if (!unknown || this.settled.has(place) || performance.now() > this.deadline) return;
    const { low, high, rate } = unknown;
    const shown = rate?.shown;
    if (rate && !isShown(this.system.unknowns[this.system.places.get(rate.of) ?? -1] ?? unknown)) return;
    showAgain(this.system, place);
    this.open(place);
    for (const each of new Set([place, ...this.witnesses.beside(place)])) {
      if (this.settled.has(each)) continue;
      for (const demand of demandsAt(this.system, each)) {
        if ((await this.prove(demand)) === "proven") continue;
        Object.assign(unknown, { low, high });
        if (rate && shown) rate.shown = shown;
        this.open(place);
        return;
      }
    }
  }
}
