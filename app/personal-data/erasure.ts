import { days } from "#app/time/durations.ts";

/** The time between requesting and erasing: to reconsider, or to notice that someone else requested it. */
export const graceDays = 14;

export function dueAfter(now: Date): Date {
  return new Date(now.getTime() + graceDays * days);
}
