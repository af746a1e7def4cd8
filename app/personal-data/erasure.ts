import { days } from "#app/time/durations.ts";

/** Between asking for an account to be erased and erasing it: time to think again, or to notice that it was not you. */
export const graceDays = 14;

export function dueAfter(now: Date): Date {
  return new Date(now.getTime() + graceDays * days);
}
