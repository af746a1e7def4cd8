/** How an evaluation tells what would have happened without the change. */
export const designs = ["before-after", "paired", "comparison", "pilot", "run-chart"] as const;
export type Design = (typeof designs)[number];

/** What is counted or measured: a share of people, or a number for each, as a mean. */
export type Measure = "share" | "mean";

/** Which way is better. */
export type Direction = "higher" | "lower";

/** How a change came to some people and not to others, and what the numbers did before: what warnings go by. */
export type Context = {
  chosenBy: "chance" | "place" | "staff" | "themselves" | "";
  baseline: "steady" | "moving" | "unknown" | "";
  startedAtExtreme: boolean;
  /** How often these numbers were looked at, this time included. */
  looks: number;
};
