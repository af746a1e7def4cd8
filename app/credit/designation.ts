/**
 * What an hour may count toward. Washington teachers and administrators need some of these for renewal
 * (RCW 28A.410.277); `stars` are hours of the early-learning registry, MERIT.
 */
export const designations = [
  "general",
  "equity",
  "leadership",
  "government_to_government",
  "stem",
  "suicide_prevention",
  "para_fundamental",
  "para_subject_matter",
  "stars",
] as const;
export type Designation = (typeof designations)[number];
