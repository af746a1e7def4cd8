/** Where the learning community lives; people who never chose a zone get this one. */
export const homeZone = "America/Los_Angeles";

/** The day that a moment falls on in a zone, as YYYY-MM-DD. */
export function dayOf(moment: Date, timeZone: string): string {
  return formatFor("date", timeZone, "en-CA").format(moment);
}

/** A day without a time, as YYYY-MM-DD, in words: "Tuesday, September 2, 2025". */
export function dayInWords(day: string, locale = "en-US"): string {
  return formatFor("day", "UTC", locale).format(new Date(`${day}T00:00:00Z`));
}

/** The same short: "Sep 2, 2025". */
export function shortDay(day: string, locale = "en-US"): string {
  return formatFor("short day", "UTC", locale).format(new Date(`${day}T00:00:00Z`));
}

/** Days in words that are as short as they can be told apart by: "Sep 2", with the year where they span several. */
export function shortDays(days: readonly string[], locale = "en-US"): string[] {
  const isOneYear = new Set(days.map((day) => day.slice(0, 4))).size === 1;
  const format = formatFor(isOneYear ? "day of year" : "short day", "UTC", locale);
  return days.map((day) => format.format(new Date(`${day}T00:00:00Z`)));
}

/** The day of a moment in a person's zone: "Monday, November 23, 2026". Loaders say it, so that browsers need not. */
export function dayIn(timeZone: string, iso: string, locale = "en-US"): string {
  return formatFor("day", timeZone, locale).format(new Date(iso));
}

/** The same short, for tables: "Nov 23, 2026". */
export function shortDayIn(timeZone: string, iso: string, locale = "en-US"): string {
  return formatFor("short day", timeZone, locale).format(new Date(iso));
}

/** The same with its time and the zone's name: "Monday, November 23, 2026 at 9:30 PM PST". */
export function dayAndTimeIn(timeZone: string, iso: string, locale = "en-US"): string {
  return formatFor("day and time", timeZone, locale).format(new Date(iso));
}

/** The moment that a day, as YYYY-MM-DD, begins at in a zone. */
export function dayBeginsAt(day: string, timeZone: string): Date {
  const asUtc = new Date(`${day}T00:00:00Z`);
  const offsetAt = (moment: Date) => wallClockAt(moment, timeZone) - moment.getTime();
  const guess = new Date(asUtc.getTime() - offsetAt(asUtc));
  return new Date(asUtc.getTime() - offsetAt(guess)); // clocks may change between midnight there and in Greenwich
}

/**
 * The moment of a wall time ("16:00") on a day in a zone, as RFC 5545 (3.3.5) and Temporal's "compatible" say: a time
 * that is skipped when clocks go forward is moved on by as much, a time that comes twice means the first.
 */
export function momentAt(day: string, time: string, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (moment: number) => wallClockAt(new Date(moment), timeZone) - moment;
  // Clocks change at most once within a day, so the offsets a day before and after are the only candidates.
  const [before, after] = [offsetAt(asUtc - 24 * 60 * 60 * 1000), offsetAt(asUtc + 24 * 60 * 60 * 1000)];
  const isAt = (offset: number) => offsetAt(asUtc - offset) === offset;
  if (isAt(before)) return new Date(asUtc - before);
  return new Date(asUtc - (isAt(after) ? after : before));
}

/** The wall time of a moment in a zone, as "16:00". */
export function timeOf(moment: Date, timeZone: string): string {
  return formatFor("wall time", timeZone, "en-GB").format(moment);
}

/** The same as people read it: "4:00 PM". */
export function clockTime(moment: Date, timeZone: string): string {
  return formatFor("time", timeZone, "en-US").format(moment);
}

/** The day a number of days later, as YYYY-MM-DD. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** The day a number of weeks later, as YYYY-MM-DD. */
export function weeksAfter(day: string, weeks: number): string {
  return daysAfter(day, weeks * 7);
}

function wallClockAt(moment: Date, timeZone: string): number {
  const parts = formatFor("date and time", timeZone, "sv-SE").format(moment);
  return Date.parse(`${parts.replace(" ", "T")}Z`);
}

/** The day after, as YYYY-MM-DD. */
export function dayAfter(day: string): string {
  return daysAfter(day, 1);
}

/** The day before, as YYYY-MM-DD. */
export function dayBefore(day: string): string {
  return daysAfter(day, -1);
}

const options = {
  day: { dateStyle: "full" },
  "short day": { dateStyle: "medium" },
  date: { dateStyle: "short" },
  "date and time": { dateStyle: "short", timeStyle: "medium" },
  time: { hour: "numeric", minute: "2-digit" },
  "wall time": { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  "day of year": { month: "short", day: "numeric" },
  "day and time": {
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format takes far longer to make than to use, and 18 kB outside the heap. There are as many as zones in use. */
function formatFor(what: keyof typeof options, timeZone: string, locale: string): Intl.DateTimeFormat {
  const key = `${what} ${timeZone} ${locale}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone, ...options[what] });
  formats.set(key, made);
  return made;
}
