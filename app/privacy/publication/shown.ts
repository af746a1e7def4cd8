import { isShown } from "./demands.ts";
import type { CellKey, ProtectedSet, PublishedSet, ShownCount, ShownRate } from "./published-set.ts";
import { rateKey, type System, systemOf } from "./system.ts";
import { linkedTo, withhold } from "./withholding.ts";

/** Withholds everything that any relation ties to a withheld or banded number: no solver, and the greatest loss. */
export function protectWithoutSolver(set: PublishedSet): ProtectedSet {
  const started = performance.now();
  const system = systemOf(set);
  const isRisky = (place: number) => {
    const unknown = system.unknowns[place];
    return unknown && !unknown.isPublic && (!isShown(unknown) || unknown.rate !== undefined);
  };
  const seen = new Set<number>();
  for (const place of [...system.unknowns.keys()].filter(isRisky)) {
    if (seen.has(place)) continue;
    for (const each of linkedTo(system, place)) {
      seen.add(each);
      withhold(system, each);
    }
  }
  const milliseconds = performance.now() - started;
  return { ...shownOf(system, set), audit: { solved: 0, proven: 0, exposed: [], isComplete: false, milliseconds } };
}

/** What a system shows as it stands, and what that lost. */
export function shownOf(system: System, { counts, rates = [] }: PublishedSet): Omit<ProtectedSet, "audit"> {
  const unknownOf = (key: CellKey) => system.unknowns[system.places.get(key) ?? -1];
  const shownCounts = new Map<CellKey, ShownCount>();
  const byCategory = new Map<string, number>();
  const loss = { cells: 0, small: 0, complementary: 0, rates: rates.length, banded: 0, withheldRates: 0, byCategory };
  for (const { key, people, role, category } of counts) {
    const unknown = unknownOf(key);
    if (role === "implied" || !unknown) continue;
    loss.cells++;
    const isWithheld = !isShown(unknown);
    shownCounts.set(key, isWithheld ? { kind: "withheld" } : { kind: "shown", people });
    if (isWithheld && people < system.least) loss.small++;
    else if (isWithheld) {
      loss.complementary++;
      if (category !== undefined) byCategory.set(category, (byCategory.get(category) ?? 0) + 1);
    }
  }
  const shownRates = new Map<CellKey, ShownRate>();
  for (const { key } of rates) {
    const shown = unknownOf(rateKey(key))?.rate?.shown;
    if (!shown || shown.kind === "withheld") {
      loss.withheldRates++;
      shownRates.set(key, { kind: "withheld" });
      continue;
    }
    if (shown.kind !== "exact") loss.banded++;
    shownRates.set(key, { kind: shown.kind === "exact" ? "exact" : "range", from: shown.from, to: shown.to });
  }
  return { counts: shownCounts, rates: shownRates, loss };
}
