import type { CellKey, ShownRate } from "./published-set.ts";

type Rates = ReadonlyMap<CellKey, ShownRate>;

/** What is shown of each rate where two decisions hold: what both leave possible, and nothing where that is no range. */
export function coarserRates(rates: Rates, others: Rates): Map<CellKey, ShownRate> {
  return new Map([...rates].map(([key, rate]) => [key, coarser(rate, others.get(key) ?? rate)]));
}

function coarser(one: ShownRate, other: ShownRate): ShownRate {
  if (one.kind === "withheld" || other.kind === "withheld") return { kind: "withheld" };
  if (one.from <= other.from && one.to >= other.to) return one;
  return other.from <= one.from && other.to >= one.to ? other : { kind: "withheld" };
}
