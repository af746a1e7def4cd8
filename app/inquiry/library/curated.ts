import type { BrightSpot } from "#app/catalog/bright-spot.ts";

export type Facets = { setting: string | null; topic: string | null; outcome: string | null };

/** Whether a curated entry has the facets of a search, as `listPublished` filters the offered ones. */
export const hasFacets = (spot: BrightSpot, { setting, topic, outcome }: Facets): boolean =>
  (setting === null || spot.settings.some((each) => each === setting)) &&
  (topic === null || spot.topics.some((each) => each === topic)) &&
  (outcome === null || spot.outcome === outcome);

/** What a curated entry says to a search. */
export const saidBy = ({ title, place, tried, happened, advice }: BrightSpot): string =>
  [title, place, tried, happened, advice].join(" ");
