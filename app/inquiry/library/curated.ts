import type { BrightSpot } from "#app/catalog/bright-spot.ts";
import { fold } from "#app/search/fold.ts";

export type Filter = { words: string; setting: string | null; topic: string | null; outcome: string | null };

/** Whether a curated entry fits a search, as `listPublished` searches the offered ones. */
export function fits(spot: BrightSpot, { words, setting, topic, outcome }: Filter): boolean {
  const text = fold([spot.title, spot.place, spot.tried, spot.happened, spot.advice].join(" "));
  return (
    (setting === null || spot.settings.some((each) => each === setting)) &&
    (topic === null || spot.topics.some((each) => each === topic)) &&
    (outcome === null || spot.outcome === outcome) &&
    text.includes(fold(words))
  );
}
