import type { Row } from "./system.ts";

/**
 * Numbers that can only move together: where a row says that two add up to what does not move, one of them tells the other.
 * Each has a first number of its class, and the sign by which it follows that one.
 */
export class SameChanges {
  readonly first: Int32Array;
  readonly sign: Int8Array;
  private readonly classes = new Map<number, number[]>();

  /** `isFree` tells which numbers move at all. */
  constructor(rows: readonly Row[], count: number, isFree: (place: number) => boolean) {
    this.first = Int32Array.from({ length: count }, (_, place) => place);
    this.sign = new Int8Array(count).fill(1);
    for (const { places, factors, low, high } of rows) {
      if (low !== high) continue;
      const free = [...places.keys()].filter((at) => isFree(places[at] ?? 0));
      if (free.length !== 2) continue;
      const [one, other] = free.map((at) => ({ place: places[at] ?? 0, factor: factors[at] ?? 0 }));
      if (one && other && Math.abs(one.factor) === Math.abs(other.factor)) {
        this.join(one.place, other.place, one.factor === other.factor ? -1 : 1);
      }
    }
  }

  /** All numbers that move together with the first of a class. */
  of(first: number): readonly number[] {
    return this.classes.get(first) ?? [first];
  }

  /** A row as factors of the first numbers of classes. */
  termsOf({ places, factors }: Row, isFree: (place: number) => boolean): Map<number, number> {
    const terms = new Map<number, number>();
    for (const [at, place] of places.entries()) {
      if (!isFree(place)) continue;
      const first = this.first[place] ?? place;
      const factor = (terms.get(first) ?? 0) + (factors[at] ?? 0) * (this.sign[place] ?? 1);
      if (factor === 0) terms.delete(first);
      else terms.set(first, factor);
    }
    return terms;
  }

  private join(one: number, other: number, sign: 1 | -1): void {
    const [into, from] = [this.first[one] ?? one, this.first[other] ?? other];
    if (into === from) return;
    const turn = (this.sign[one] ?? 1) * (this.sign[other] ?? 1) * sign;
    const moved = this.of(from);
    for (const place of moved) {
      this.first[place] = into;
      this.sign[place] = (this.sign[place] ?? 1) * turn;
    }
    this.classes.set(into, [...this.of(into), ...moved]);
    this.classes.delete(from);
  }
}
