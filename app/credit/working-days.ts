import { dayAfter, dayBefore, daysAfter } from "#app/time/dates.ts";

/** Full working days that a proposal has to arrive before an offering's first day (Puget Sound ESD, clock-hour proposals). */
const proposalNotice = 10;

const pad = (number: number) => String(number).padStart(2, "0");
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The nth Monday (1) or Thursday (4) of a month. */
function nthWeekday(year: number, month: number, which: { day: number; nth: number }): string {
  const first = `${year}-${pad(month)}-01`;
  return daysAfter(first, ((which.day - weekday(first) + 7) % 7) + (which.nth - 1) * 7);
}

/** A holiday on a Saturday is kept on Friday, one on a Sunday on Monday. */
function observed(day: string): string {
  if (weekday(day) === 6) return dayBefore(day);
  return weekday(day) === 0 ? dayAfter(day) : day;
}

/** Washington's legal holidays that begin in a year (RCW 1.16.050), on the days that they are kept. */
function holidaysOf(year: number): string[] {
  const thanksgiving = nthWeekday(year, 11, { day: 4, nth: 4 });
  const june = `${year}-06-01`;
  const lastOfMay = daysAfter(june, -((weekday(june) + 6) % 7 || 7));
  return [
    ...["01-01", "06-19", "07-04", "11-11", "12-25"].map((day) => observed(`${year}-${day}`)),
    nthWeekday(year, 1, { day: 1, nth: 3 }),
    nthWeekday(year, 2, { day: 1, nth: 3 }),
    ...[lastOfMay, nthWeekday(year, 9, { day: 1, nth: 1 }), thanksgiving, dayAfter(thanksgiving)],
  ];
}

/** Whether offices work on a day, as YYYY-MM-DD: not on weekends and Washington's legal holidays. */
export function isWorkingDay(day: string): boolean {
  const year = Number(day.slice(0, 4));
  const isHoliday = [year, year + 1].some((each) => holidaysOf(each).includes(day)); // New Year may be kept in December
  return weekday(day) % 6 !== 0 && !isHoliday;
}

/** The last working day to hand in a proposal: so many full working days lie between it and the offering's first day. */
export function proposalDeadline(firstDay: string): string {
  let day = dayBefore(firstDay);
  for (let full = 0; full < proposalNotice || !isWorkingDay(day); day = dayBefore(day)) {
    if (isWorkingDay(day)) full += 1;
  }
  return day;
}

/** The working days from a day until another one, without the first. Negative or zero when it is past. */
export function workingDaysUntil(from: string, to: string): number {
  let count = 0;
  for (let day = from; day < to; ) {
    day = dayAfter(day);
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}
