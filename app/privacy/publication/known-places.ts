import type { CellKey } from "./published-set.ts";
import type { System } from "./system.ts";

/** What each insider knows, as places: the rates of its own rows too. */
export function knownPlaces({ places, ratesOf }: System, insiders: readonly Iterable<CellKey>[]): Uint32Array[] {
  return insiders.map((knows) => {
    const known = new Set([...knows].flatMap((key) => places.get(key) ?? []));
    return Uint32Array.from([...known].flatMap((place) => [place, ...(ratesOf.get(place) ?? [])]));
  });
}
