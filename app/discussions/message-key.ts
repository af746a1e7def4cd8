/** A word as messages select by it: ICU allows no hyphens in the names of cases. */
export const messageKey = (word: string): string => word.replaceAll("-", "_");
