export const visibilities = ["private", "coach", "cohort"] as const;
export type Visibility = (typeof visibilities)[number];
