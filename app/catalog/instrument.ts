import type { SourceReference } from "./source-reference.ts";

export const instrumentKinds = ["readiness", "pre", "mid", "post", "exit-ticket", "evaluation", "follow-up"] as const;
export type InstrumentKind = (typeof instrumentKinds)[number];

/** scale: one of several options in an order; choice: one without; several: any number; text: in one's own words. */
export const itemKinds = ["scale", "choice", "several", "text"] as const;
export type ItemKind = (typeof itemKinds)[number];

export type InstrumentItem = {
  key: string;
  kind: ItemKind;
  question: string;
  /** Empty for text. */
  options: string[];
  /**
   * The option of a scale that is no step of it, such as "I did not look at data": its place in `options`, or null where
   * there is none. Undefined in instruments that were sent before scales said so; their means stay unknown.
   */
  notOnScale?: number | null;
  isOptional: boolean;
};

/** A short questionnaire, defined in content/instruments/<slug>.yaml. Plain data, so that what was asked can be kept. */
export type Instrument = {
  slug: string;
  title: string;
  kind: InstrumentKind;
  /** Whether an answer is kept with the person who gave it. Everybody is told before they answer. */
  isLinked: boolean;
  minutes: number;
  purpose: string;
  intro: string;
  language: string;
  items: InstrumentItem[];
  sources: SourceReference[];
  /** Why the newest file could not be used, when an older version is shown; null when all is well. */
  problem: string | null;
};
