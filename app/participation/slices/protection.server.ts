import { protect } from "#app/privacy/publication/protect.server.ts";
import type { ProtectedSet, PublishedSet } from "#app/privacy/publication/published-set.ts";
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
  if (first.audit.exposed.length === 0) return first;
  if (!known.related || known.related.counts.length === 0) return null;
  const alone = await solve(publishedSetOf(counted, { ...known, related: undefined }));
  return alone.audit.exposed.length > 0 ? null : solve(withoutGroups(set, counted, known.related));
}
