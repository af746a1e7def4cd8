import type { BrightSpot } from "#app/catalog/bright-spot.ts";
import type { Db } from "#db/client.server.ts";
import { type Facets, hasFacets, saidBy } from "./curated.ts";
import type { Audience } from "./library.ts";
import { findTextsHolding, listPublished, type OfferedEntry } from "./queries/offers.server.ts";

export type FoundEntries = {
  offered: OfferedEntry[];
  curated: BrightSpot[];
  /** Nothing holds the typed words, and these hold words much like them. */
  isLoose: boolean;
};

type Shelf = { audiences: readonly Audience[]; spots: readonly BrightSpot[] };

/** The entries for an audience, with the curated ones, that fit a search; with a slip of the pen, those that are close. */
export async function searchLibrary(db: Db, shelf: Shelf, search: Facets & { words: string }): Promise<FoundEntries> {
  const exact = await find(db, shelf, { ...search, isLoose: false });
  if (exact.offered.length + exact.curated.length > 0 || search.words.trim() === "") return exact;
  const loose = await find(db, shelf, { ...search, isLoose: true });
  return loose.offered.length + loose.curated.length > 0 ? loose : exact;
}

async function find(
  db: Db,
  { audiences, spots: all }: Shelf,
  search: Facets & { words: string; isLoose: boolean },
): Promise<FoundEntries> {
  const spots = all.filter((spot) => hasFacets(spot, search));
  const [offered, holding] = await Promise.all([
    listPublished(db, audiences, search),
    findTextsHolding(db, spots.map(saidBy), search),
  ]);
  return { offered, curated: spots.filter((_, at) => holding.has(at)), isLoose: search.isLoose };
}
