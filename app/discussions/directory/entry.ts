import type { Person } from "#app/identity/person/person.ts";

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

/**
 * Whether a person reads the directory: they belong to an organization or a cohort, hold a role besides educator, or are
 * in it themselves. An account alone, which anybody can make, is not enough.
 */
export function canReadDirectory(
  { organizationIds, cohortIds, grants }: Pick<Person, "organizationIds" | "cohortIds" | "grants">,
  isInIt: boolean,
): boolean {
  return isInIt || organizationIds.length > 0 || cohortIds.length > 0 || grants.some(({ role }) => role !== "educator");
}

export const longestEntryText = 500;
export const longestLanguages = 120;
export const entriesPerPage = 25;
