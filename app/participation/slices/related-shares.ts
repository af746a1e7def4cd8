import { releasedNumerators } from "#app/privacy/publication/numerators.ts";
import type { CellKey } from "#app/privacy/publication/published-set.ts";
import {
  between,
  finishedOf,
  isLasting,
  isToldBetween,
  isWithin,
  type KnownPeriod,
  type RelatedPeriod,
  type RelatedSet,
} from "./known-period.ts";
import { everyone, finishedKey, keyOf, measureOf, withoutOrganization } from "./relations.ts";
import type { CountedPeriod } from "./slice.ts";

/**
 * Adds the shares of a published period that is as it would be counted now. Empty where a share is not: then somebody has
 * finished or was taken out since, and nobody knows who.
 */
export function addShares(
  found: RelatedSet,
  { counted, shown, shares, name }: Pick<RelatedPeriod, "counted" | "shown" | "shares"> & Pick<KnownPeriod, "name">,
): ReadonlyMap<CellKey, number> {
  const people = new Map([
    [everyone, counted.people] as const,
    ...counted.groups.map((group) => [keyOf(group.slice, group.category), group.people] as const),
  ]);
  const told = new Map(
    [...finishedOf(counted)].map(([key, numerator]) => {
      const bounds = releasedNumerators(shares.get(key), people.get(key) ?? 0);
      return [key, { numerator, ...bounds }] as const;
    }),
  );
  const isAsReleased = [...told.values()].every(({ numerator, low, high }) => numerator >= low && numerator <= high);
  if (!isAsReleased) return new Map();
  for (const [key, { low, high }] of told) {
    if (key === everyone || shown.has(key)) found.released.set(name(finishedKey(key)), { low, high });
  }
  return addNumerators(found, counted, name);
}

/** Adds how many people of each group finished, or have a seat; gives them by group. */
export function addNumerators(
  found: RelatedSet,
  counted: CountedPeriod,
  name: (key: CellKey) => CellKey,
): ReadonlyMap<CellKey, number> {
  const finished = finishedOf(counted);
  const measures = new Map(counted.groups.map(({ slice, category }) => [keyOf(slice, category), measureOf(slice)]));
  for (const [key, numerator] of finished) {
    const measure = name(measures.get(key) ?? "finished");
    found.rates.push({ key: name(finishedKey(key)), measure, of: name(key), numerator });
  }
  return finished;
}

const rateOf = ({ name }: KnownPeriod, key: CellKey) => name(finishedKey(key));

/** Whoever finished in a period finished in each longer one around it, where those without an organization may have one. */
export function addLonger(
  found: RelatedSet,
  all: readonly KnownPeriod[],
  { longer, shorter }: { longer: KnownPeriod; shorter: KnownPeriod },
): void {
  const inBetween = between(all, { longer, shorter });
  for (const [key, least] of shorter.finished) {
    if (key === withoutOrganization && !isWithin(longer, shorter)) continue;
    const most = longer.finished.get(key);
    if (!longer.truth.has(key) || !shorter.truth.has(key) || most === undefined || least > most) continue;
    const numbers = inBetween.map(({ finished, truth }) => (truth.has(key) ? finished.get(key) : undefined));
    if (isToldBetween(numbers, { least, most })) continue;
    found.rateRelations.push({ kind: "within", whole: rateOf(longer, key), parts: [rateOf(shorter, key)] });
  }
}

/** Whoever finished in a period did in one of its parts, and was there in a group that they never leave. */
export function addPartsOfShares(found: RelatedSet, whole: KnownPeriod, parts: readonly KnownPeriod[]): void {
  for (const [key, finished] of whole.finished) {
    if (key !== everyone && !isLasting(key)) continue;
    const there = parts.filter(({ truth, isWhole }) => truth.has(key) || !isWhole(key));
    const sum = there.reduce((total, part) => total + (part.finished.get(key) ?? 0), 0);
    if (there.length === 0 || there.some((part) => !part.finished.has(key)) || sum < finished) continue;
    found.rateRelations.push({
      kind: "reach",
      whole: rateOf(whole, key),
      parts: there.map((part) => rateOf(part, key)),
    });
  }
}
