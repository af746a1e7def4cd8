export const levels = ["foundations", "practice", "leadership"] as const;
export type Level = (typeof levels)[number];

/** What a course is about, in the order of the catalog's groups. */
export const strands = ["foundations", "inquiry", "systems", "action"] as const;
export type Strand = (typeof strands)[number];
