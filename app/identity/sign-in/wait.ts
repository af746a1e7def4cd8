import { minutes } from "#app/time/durations.ts";

/** How long from now until a moment, in whole minutes, never less than one. */
export function minutesUntil(moment: Date, now: Date): number {
  return Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / minutes));
}
