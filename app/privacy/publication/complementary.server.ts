import { type Demand, demandsAt, isShown } from "./demands.ts";
import type { System } from "./system.ts";
import { complementaryIn, hide, linkedTo, showAgain, withhold } from "./withholding.ts";
import { WitnessSearch } from "./witness-search.server.ts";
import { type Witness, Witnesses } from "./witnesses.ts";

/**
 * Withholds what is needed until every demand has a witness against every attacker, then shows again what turns out not
 * to be needed. Changes the system.
 */
export class Protection {
  isComplete = true;
  /** What cannot be protected from what is public already. */
  readonly exposed = new Set<number>();
  readonly search: WitnessSearch;
  private readonly system: System;
  private readonly witnesses: Witnesses;
  private readonly deadline: number;
  /** Nothing more can be done for these. */
  private readonly settled = new Set<number>();
  private readonly vital: ReadonlySet<number>;

  constructor(
    system: System,
    { insiders, vital }: { insiders: readonly Uint32Array[]; vital: ReadonlySet<number> },
    deadline: number,
  ) {
    this.system = system;
    this.vital = vital;
    this.deadline = deadline;
    this.witnesses = new Witnesses(system, insiders);
    this.search = new WitnessSearch(system, this.witnesses, deadline);
  }

  /** Run once. */
  async run(): Promise<void> {
    await this.protectAll();
    if (this.isInVain()) {
      for (const place of this.places()) withhold(this.system, place);
      return;
    }
    this.search.settleForShown();
    for (const place of complementaryIn(this.system)) await this.tryToShow(place);
  }

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
      const witness = await this.search.find(missing.demand, missing.attacker);
      if (witness === "unfinished") return witness;
      if (witness) this.use(witness);
      else if (!this.search.mayWithhold) return "none";
      else if (!(await this.relax(demand, missing.attacker))) return "unfinished";
    }
  }

  /**
   * Not even withholding everything meets the demand for this attacker as far as the search looks: promises as much of it
   * as can be had. False if the solver did not finish.
   */
  private async relax(demand: Demand, attacker: number): Promise<boolean> {
    const most = await this.search.mostOf(demand, attacker);
    if (most === "unfinished") return false;
    for (const witness of most.witnesses) this.use(witness);
    if (demand.kind === "spread" && most.amount >= demand.amount) return true;
    this.witnesses.relax(demand, attacker, most.amount);
    if (attacker === 0) this.exposed.add(demand.place);
    return true;
  }

  private use(witness: Witness): void {
    if (this.search.mayWithhold) this.hideAll(witness);
    this.witnesses.add(witness);
  }

  private hideAll(witness: Witness): void {
    for (const [place, change] of witness) {
      const unknown = this.system.unknowns[place];
      const wasShown = unknown && isShown(unknown);
      hide(this.system, place, change);
      for (const each of [place, ...(this.system.ratesOf.get(place) ?? [])]) this.search.open(each);
      const category = unknown?.count?.category;
      if (!unknown || !wasShown || isShown(unknown) || category === undefined) continue;
      this.search.lose(category);
    }
  }

  /** Where the solver did not finish, everything linked is withheld, which needs no solver to justify it. */
  private giveUp(start: number): void {
    this.isComplete = false;
    for (const place of linkedTo(this.system, start)) {
      withhold(this.system, place);
      this.settled.add(place);
      this.search.open(place);
    }
  }

  private async tryToShow(place: number): Promise<void> {
    const unknown = this.system.unknowns[place];
    if (!unknown || this.settled.has(place) || performance.now() > this.deadline) return;
    const { low, high, rate } = unknown;
    const shown = rate?.shown;
    if (rate && !isShown(this.system.unknowns[this.system.places.get(rate.of) ?? -1] ?? unknown)) return;
    showAgain(this.system, place);
    this.search.open(place);
    for (const each of new Set([place, ...this.witnesses.beside(place)])) {
      if (this.settled.has(each)) continue;
      for (const demand of demandsAt(this.system, each)) {
        if ((await this.prove(demand)) === "proven") continue;
        Object.assign(unknown, { low, high });
        if (rate && shown) rate.shown = shown;
        this.search.open(place);
        return;
      }
    }
  }
}
