import type { BrightSpot } from "./bright-spot.ts";
import { currentCatalog } from "./current.server.ts";

/** Every published example of something that was tried, in order of the files' names. */
export const listBrightSpots = (): BrightSpot[] => currentCatalog().brightSpots;

/** One of them; null if there is none with this slug. */
export const findBrightSpot = (slug: string): BrightSpot | null =>
  listBrightSpots().find((spot) => spot.slug === slug) ?? null;
