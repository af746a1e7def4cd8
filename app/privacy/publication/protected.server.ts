import { Protection } from "./complementary.server.ts";
import type { ProtectedSet, PublishedSet } from "./published-set.ts";
import { shownOf } from "./shown.ts";
import { keyAt, type System, systemOf } from "./system.ts";

/**
 * Protects a set in this thread, which the solver blocks: for the worker, and for tests. After `milliseconds`, whatever
 * is not proven is withheld with everything that is linked to it.
 */
export async function protectHere(set: PublishedSet, milliseconds: number): Promise<ProtectedSet> {
  const started = performance.now();
  const system = systemOf(set);
  const vital = new Set([...(set.vital ?? [])].flatMap((key) => system.places.get(key) ?? []));
  const protection = new Protection(system, { insiders: insidersOf(system, set), vital }, started + milliseconds);
  try {
    await protection.run();
  } finally {
    protection.model.dispose();
  }
  return {
    ...shownOf(system, set),
    audit: {
      solved: protection.solved(),
      proven: protection.proven(),
      exposed: [...protection.exposed].map((place) => keyAt(system, place)),
      isComplete: protection.isComplete,
      milliseconds: performance.now() - started,
    },
  };
}

/** What each insider knows, as places: the rates of its own rows too. */
function insidersOf(system: System, { insiders = [] }: PublishedSet): Set<number>[] {
  return insiders.map(({ knows }) => {
    const places = knows.flatMap((key) => system.places.get(key) ?? []);
    return new Set(places.flatMap((place) => [place, ...(system.ratesOf.get(place) ?? [])]));
  });
}
