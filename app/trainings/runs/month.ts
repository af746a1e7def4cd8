import { daysAfter } from "#app/time/dates.ts";

/** A month as YYYY-MM that an address names; null for anything else. */
export function monthIn(text: string | null): string | null {
  return text && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}

/** The month so many months later (or earlier), as YYYY-MM; "2026-12" and 1 give "2027-01". */
export function monthsAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** "December 2026". */
export function monthInWords(month: string, locale = "en-US"): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "long", year: "numeric" });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** The weeks of a month from Sunday to Saturday, as days (YYYY-MM-DD); null for days of the months around it. */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month}-01`;
  const end = `${monthsAfter(month, 1)}-01`;
  const weeks: (string | null)[][] = [];
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
  for (let sunday = daysAfter(first, -weekday); sunday < end; sunday = daysAfter(sunday, 7)) {
    const days = Array.from({ length: 7 }, (_, at) => daysAfter(sunday, at));
    weeks.push(days.map((day) => (day >= first && day < end ? day : null)));
  }
  return weeks;
}
