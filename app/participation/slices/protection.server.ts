import { protect } from "#app/privacy/publication/protect.server.ts";
import {
  type CountCell,
  defaultPolicy,
  type ProtectedSet,
  type PublishedSet,
} from "#app/privacy/publication/published-set.ts";
import { type Known, publishedSetOf, withoutGroups } from "./published-set.ts";
import type { RelatedSet } from "./related-periods.ts";
import { keyOf } from "./relations.ts";
import type { CountedPeriod } from "./slice.ts";

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
  solve: (set: PublishedSet) => Promise<ProtectedSet> = protect,
): Promise<ProtectedSet | null> {
  const set = publishedSetOf(counted, known);
  const first = await solve(set);
  const small = smallGroups(set, counted, known.related);
  if (!first.audit.exposed.some((key) => small.has(key))) return first;
  if (!known.related || known.related.counts.length === 0) return null;
  const alone = await solve(publishedSetOf(counted, { ...known, related: undefined }));
  return alone.audit.exposed.length > 0 ? null : solve(withoutGroups(set, counted, known.related));
}

/** Small groups of this period and of others: not those who came or left between two, whom exact totals bound. */
function smallGroups({ counts }: PublishedSet, { groups }: CountedPeriod, related: RelatedSet | undefined) {
  const own = new Set(groups.map(({ slice, category }) => keyOf(slice, category)));
  const others = new Set(related?.counts.flatMap(({ key, role }) => (role === "implied" ? [] : [key])));
  const isSmall = ({ key, people }: CountCell) => people < defaultPolicy.least && (own.has(key) || others.has(key));
  return new Set(counts.filter(isSmall).map(({ key }) => key));
}
