import { daysAfter } from "#app/time/dates.ts";

/** How many days the people who finish a course on a quarter's last day have to answer. */
const daysToAnswer = 21;

/**
 * When the evaluation of a course is open that people finish at any time: everyone who finishes it in a calendar quarter
 * answers the same one, so that enough people do for it to be shown. Days as YYYY-MM-DD, both included.
 */
export function quarterOf(day: string): { opensOn: string; closesOn: string } {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const first = Math.floor((month - 1) / 3) * 3;
  const start = (monthIndex: number) => new Date(Date.UTC(year, monthIndex, 1)).toISOString().slice(0, 10);
  return { opensOn: start(first), closesOn: daysAfter(start(first + 3), daysToAnswer - 1) };
}
