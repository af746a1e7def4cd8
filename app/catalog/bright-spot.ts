import type { SourceReference } from "./source-reference.ts";

/** Where something was tried. */
export const brightSpotSettings = ["early_learning", "elementary", "middle", "high", "community", "system"] as const;
export const brightSpotTopics = [
  "attendance",
  "belonging",
  "families",
  "language",
  "teaching",
  "transitions",
  "data",
] as const;
/** What its results speak for. */
export const brightSpotOutcomes = ["adopt", "adapt", "abandon"] as const;

/** Something that was tried elsewhere and published, defined in content/bright-spots/<slug>.yaml. */
export type BrightSpot = {
  slug: string;
  title: string;
  /** Where, with whom and when. */
  place: string;
  tried: string;
  happened: string;
  /** What to think of before trying it here. */
  advice: string;
  settings: (typeof brightSpotSettings)[number][];
  topics: (typeof brightSpotTopics)[number][];
  outcome: (typeof brightSpotOutcomes)[number];
  sources: SourceReference[];
  /** Why the newest file could not be used, when an older version is shown; null when all is well. */
  problem: string | null;
};
