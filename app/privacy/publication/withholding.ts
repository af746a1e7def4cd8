import { rangeAround, shownNumerator, withheldNumerator } from "./numerators.ts";
import type { System, Unknown } from "./system.ts";

/** Withholds what hides a change of this many: a count, or a rate by some points if those are enough. */
export function hide(system: System, place: number, change: number): void {
  const unknown = system.unknowns[place];
  if (!unknown || unknown.isPublic) return;
  const value = unknown.truth + change;
  if (value >= unknown.low && value <= unknown.high) return;
  const { rate } = unknown;
  if (!rate) {
    withhold(system, place);
    return;
  }
  const { truth, low, high } = unknown;
  const isShown = rate.shown.kind === "exact" || rate.shown.kind === "range";
  const wanted = { numerator: truth, low: Math.min(low, value), high: Math.max(high, value) };
  const range = isShown ? rangeAround(wanted, rate.people, rate.most ?? 1) : null;
  show(unknown, rate, range ?? withheldNumerator);
}

/** Withholds a count and the rates that are of it, or a rate. */
export function withhold(system: System, place: number): void {
  const unknown = system.unknowns[place];
  if (!unknown || unknown.isPublic) return;
  if (unknown.rate) {
    show(unknown, unknown.rate, withheldNumerator);
    return;
  }
  unknown.low = unknown.least;
  unknown.high = Number.POSITIVE_INFINITY;
  for (const rate of system.ratesOf.get(place) ?? []) withhold(system, rate);
}

/** Shows a count or a rate again as it was before it was withheld for others. Rates of a withheld count stay so. */
export function showAgain(system: System, place: number): void {
  const unknown = system.unknowns[place];
  if (!unknown) return;
  if (!unknown.rate) {
    unknown.low = unknown.truth;
    unknown.high = unknown.truth;
    return;
  }
  const { rate, truth } = unknown;
  show(unknown, rate, shownNumerator(truth, rate.people, rate.most ?? 1));
}

function show(unknown: Unknown, rate: NonNullable<Unknown["rate"]>, shown: typeof rate.shown): void {
  rate.shown = shown;
  unknown.low = shown.low;
  unknown.high = shown.high;
}

/** Everything that any row ties to a place, through numbers that are not public. */
export function linkedTo({ unknowns, rows, rowsAt }: System, start: number): Set<number> {
  const linked = new Set([start]);
  for (const place of linked) {
    for (const { row } of rowsAt[place] ?? []) {
      for (const other of rows[row]?.places ?? []) if (!unknowns[other]?.isPublic) linked.add(other);
    }
  }
  return linked;
}

/** What is withheld or blurred only to protect others, the greatest loss first. */
export function complementaryIn({ unknowns, least }: System): number[] {
  const isComplementary = ({ isPublic, isKept, count, rate, truth, low, high }: Unknown) => {
    if (isPublic || isKept) return false;
    if (count) return truth >= least && count.role !== "implied" && low !== high;
    return rate !== undefined && rate.people >= least && ["range", "withheld"].includes(rate.shown.kind);
  };
  return [...unknowns.entries()]
    .filter(([, unknown]) => isComplementary(unknown))
    .sort(([, one], [, other]) => other.cost - one.cost)
    .map(([place]) => place);
}
