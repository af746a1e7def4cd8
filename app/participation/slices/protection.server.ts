import { coarserRates } from "#app/privacy/publication/coarser-rates.ts";
import { protect } from "#app/privacy/publication/protect.server.ts";
import {
  type CellKey,
  type CountCell,
  defaultPolicy,
  type ProtectedSet,
  type PublishedSet,
} from "#app/privacy/publication/published-set.ts";
import type { RelatedSet } from "./known-period.ts";
import { isChangeUnknown, oneWayChangesSince } from "./one-way-changes.ts";
import { type Known, publishedSetOf, withoutGroups } from "./published-set.ts";
import { keyOf } from "./relations.ts";
import type { CountedPeriod } from "./slice.ts";

type Solve = (set: PublishedSet) => Promise<ProtectedSet>;

/**
 * Protects a period's figures. Null where what is public already exposes a small group of this period.
 *
 * Where a few took part in it and not in a published one, the exact totals tell how many these are, and no withholding
 * can make them more: then everything is shown that tells nothing more about them than those totals do. Where even that
 * does not protect this period's small groups, none of its groups is shown that readers cannot add up from other periods.
 */
export async function protectPeriod(
  counted: CountedPeriod,
  known: Known,
  solve: Solve = protect,
): Promise<ProtectedSet | null> {
  const { related } = known;
  const set = publishedSetOf(counted, known);
  const small = smallGroups(set, counted, related);
  const first = await solve({ ...set, vital: small });
  const isExposed = first.audit.exposed.some((key) => small.has(key));
  if (!isExposed) return againstAll({ result: first, set }, counted, known, solve);
  if (!related || related.counts.length === 0) return null;
  const own = publishedSetOf(counted, { ...known, related: undefined });
  const alone = await solve({ ...own, vital: new Set(own.counts.map(({ key }) => key)) });
  if (alone.audit.exposed.length > 0) return null;
  const without = withoutGroups(set, counted, related);
  return againstAll({ result: await solve(without), set: without }, counted, known, solve);
}

/**
 * After a correction nobody knows who would be counted anew in other periods, so a reader may compare periods or not; and
 * its reason may tell that people were only added. Where a comparison tells so much of a group that nothing can protect it,
 * those who do not compare may still be kept from learning as much: figures are protected against each of them.
 */
async function againstAll(
  compared: { result: ProtectedSet; set: PublishedSet },
  counted: CountedPeriod,
  known: Known,
  solve: Solve,
): Promise<ProtectedSet> {
  const { earlier = [], related, oneWay = related?.beside } = known;
  const isCompared = related !== undefined && (earlier.length > 0 || !related.isOneCount);
  const alone = { ...known, related: undefined };
  const sets = [
    compared.set,
    ...(isCompared ? [publishedSetOf(counted, alone)] : []),
    ...(oneWay && oneWayChangesSince(earlier, counted, oneWay) ? [publishedSetOf(counted, { ...alone, oneWay })] : []),
  ];
  const own = new Set(counted.groups.map(({ slice, category }) => keyOf(slice, category)));
  const withheldIn = ({ counts }: ProtectedSet) =>
    [...counts].flatMap(([key, { kind }]) => (kind === "withheld" && own.has(key) ? [key] : []));
  const results = [compared.result];
  const isUnknown = isChangeUnknown(earlier, counted);
  let withheld = isUnknown ? [...own] : withheldIn(compared.result);
  for (let [turn, agreed] = isUnknown ? [0, 0] : [1, 1]; agreed < sets.length; turn += 1) {
    const at = turn % sets.length;
    const result = await solve(keeping(sets[at] ?? compared.set, withheld));
    results[at] = result;
    agreed = withheldIn(result).length === withheld.length ? agreed + 1 : 1;
    withheld = withheldIn(result);
  }
  return results.reduce(bothOf);
}

/** Two decisions that withhold the same counts. */
function bothOf(one: ProtectedSet, other: ProtectedSet): ProtectedSet {
  const isComplete = one.audit.isComplete && other.audit.isComplete;
  return { ...one, rates: coarserRates(one.rates, other.rates), audit: { ...one.audit, isComplete } };
}

const keeping = (set: PublishedSet, keys: readonly CellKey[]): PublishedSet => ({
  ...set,
  withheldBefore: new Set([...(set.withheldBefore ?? []), ...keys]),
});

/** Small groups of this period and of others: not those who came or left between two, whom exact totals bound. */
function smallGroups({ counts }: PublishedSet, { groups }: CountedPeriod, related: RelatedSet | undefined) {
  const own = new Set(groups.map(({ slice, category }) => keyOf(slice, category)));
  const others = new Set(related?.counts.flatMap(({ key, role }) => (role === "implied" ? [] : [key])));
  const isSmall = ({ key, people }: CountCell) => people < defaultPolicy.least && (own.has(key) || others.has(key));
  return new Set(counts.filter(isSmall).map(({ key }) => key));
}
