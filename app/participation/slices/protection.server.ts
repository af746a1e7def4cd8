import { protect } from "#app/privacy/publication/protect.server.ts";
import { defaultPolicy, type ProtectedSet, type PublishedSet } from "#app/privacy/publication/published-set.ts";
import { type Known, publishedSetOf, withoutGroups } from "./published-set.ts";
import type { CountedPeriod } from "./slice.ts";

/**
 * Protects a period's figures. Null where what is public already exposes a group of this period. Where too few people
 * took part in it and not in a published one to be hidden among each other, none of its groups is shown that readers
 * cannot add up from those.
 */
export async function protectPeriod(
  counted: CountedPeriod,
  known: Known,
  solve: (set: PublishedSet) => Promise<ProtectedSet> = protect,
): Promise<ProtectedSet | null> {
  const set = publishedSetOf(counted, known);
  const first = await solve(set);
  // What another period shows of large groups, withheld there or not, is that period's.
  const large = new Set(
    known.related?.counts.flatMap(({ key, people }) => (people < defaultPolicy.least ? [] : [key])),
  );
  if (first.audit.exposed.every((key) => large.has(key))) return first;
  if (!known.related || known.related.counts.length === 0) return null;
  const alone = await solve(publishedSetOf(counted, { ...known, related: undefined }));
  return alone.audit.exposed.length > 0 ? null : solve(withoutGroups(set, counted, known.related));
}
