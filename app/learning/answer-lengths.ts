/** The most characters of a prediction in words. */
export const longestAnswer = 10_000;

/** The most characters of each half of a note. */
export const longestNotes = 20_000;
