/** How a reading ended: the author took it back, the reader cannot read it, or one of them reported it. */
export const readingEnds = ["withdrawn", "declined", "reported"] as const;
export type ReadingEnd = (typeof readingEnds)[number];

/** What an administrator decided about a report. */
export const reportDecisions = ["kept", "removed"] as const;
export type ReportDecision = (typeof reportDecisions)[number];

/** Pages that a fellow learner has open at once; a full reader is not offered to others. */
export const mostOpenReadings = 3;
/** Readers whom a page offers to choose from. */
export const mostChoices = 6;
export const longestReport = 1_000;
