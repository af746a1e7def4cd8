/** Milliseconds, so that a length of time reads as one: `2 * hours`. */
export const seconds = 1000;
export const minutes = 60 * seconds;
export const hours = 60 * minutes;
export const days = 24 * hours;

/** How long from now until a moment, in whole minutes, never less than one. */
export function minutesUntil(moment: Date, now: Date): number {
  return Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / minutes));
}
