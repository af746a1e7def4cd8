/**
 * What a measure's numbers are. count: people counted. share: people out of a group. average: a mean over people.
 * other: about no person, such as minutes or calls.
 */
export const measureKinds = ["count", "share", "average", "other"] as const;
export type MeasureKind = (typeof measureKinds)[number];

export const isMeasureKind = (word: unknown): word is MeasureKind => measureKinds.some((kind) => kind === word);

/** Whether a point says how many people its number is of. */
export const hasGroup = (kind: MeasureKind): boolean => kind === "share" || kind === "average";
