import { Protection } from "./complementary.server.ts";
import { knownPlaces } from "./known-places.ts";
import type { CellKey, ProtectedSet, PublishedSet } from "./published-set.ts";
import { shownOf } from "./shown.ts";
import { keyAt, systemOf } from "./system.ts";

/**
 * Protects a set in this thread, which the solver blocks: for the worker, and for tests. After `milliseconds`, whatever
 * is not proven is withheld with everything that is linked to it. `knows` is what each insider knows.
 */
export async function protectHere(
  set: PublishedSet,
  milliseconds: number,
  knows: readonly Iterable<CellKey>[] = (set.insiders ?? []).map((insider) => insider.knows),
): Promise<ProtectedSet> {
  const started = performance.now();
  const system = systemOf(set);
  const vital = new Set([...(set.vital ?? [])].flatMap((key) => system.places.get(key) ?? []));
  const protection = new Protection(system, { insiders: knownPlaces(system, knows), vital }, started + milliseconds);
  try {
    await protection.run();
  } finally {
    protection.search.model.dispose();
  }
  return {
    ...shownOf(system, set),
    audit: {
      solved: protection.search.solved(),
      proven: protection.proven(),
      exposed: [...protection.exposed].map((place) => keyAt(system, place)),
      isComplete: protection.isComplete,
      milliseconds: performance.now() - started,
    },
  };
}
