/** Milliseconds, so that a length of time reads as one: `2 * hours`. */
export const seconds = 1000;
export const minutes = 60 * seconds;
export const hours = 60 * minutes;
export const days = 24 * hours;
