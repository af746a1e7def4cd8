/** Where a person works most; in the order in which children grow up, then those who work across. */
export const workSettings = [
  "early-learning",
  "elementary",
  "middle",
  "high",
  "after-school",
  "families",
  "district",
  "region",
  "other",
] as const;
export type WorkSetting = (typeof workSettings)[number];
export const isWorkSetting = (word: unknown): word is WorkSetting => workSettings.some((setting) => setting === word);

export const longestEntryText = 500;
export const longestLanguages = 120;
export const entriesPerPage = 25;
