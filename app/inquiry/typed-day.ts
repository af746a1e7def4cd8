const isRealDay = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day;
};

/**
 * A day as people type it or as sheets print it: 2026-03-09, 3/9/2026, 3/9/26, 3/9 (the latest such day), Mar 9, 2026,
 * Monday, March 9, 9-Mar-26, each also with a time.
 */
export function readDay(typed: string, today: string): string | null {
  const text = withMonthNumber(typed.trim().replace(time, ""));
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const american = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2}|\d{4}))?$/.exec(text);
  if (!american) return null;
  const [, month, day, year] = american;
  if (year !== undefined) return dayOf(year.length === 2 ? `20${year}` : year, month, day);
  const thisYear = dayOf(today.slice(0, 4), month, day) ?? dayOf(String(Number(today.slice(0, 4)) - 1), month, day);
  return thisYear !== null && thisYear > today ? dayOf(String(Number(today.slice(0, 4)) - 1), month, day) : thisYear;
}

/** A time after a day, as sheets and forms print it. */
const time = /(?<=\d)[T,]?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?$/iu;
const months = [
  ...["january", "february", "march", "april", "may", "june"],
  ...["july", "august", "september", "october", "november", "december"],
];
const monthName = String.raw`(?<month>[a-z]{3,9})\.?`;
const weekday = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`;
const named = [
  new RegExp(`^${weekday}${monthName}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(?<year>\\d{4}))?$`, "iu"),
  new RegExp(`^${weekday}(?<day>\\d{1,2})[\\s-]+${monthName}(?:[\\s,-]+(?<year>\\d{2}|\\d{4}))?$`, "iu"),
];

/** "Mar 9, 2026" as 3/9/2026; anything else as it is. */
function withMonthNumber(text: string): string {
  const { month = "", day, year } = named.map((each) => each.exec(text)).find(Boolean)?.groups ?? {};
  const number = months.findIndex((each) => each.startsWith(month.toLowerCase())) + 1;
  return month === "" || number === 0 ? text : [number, day, ...(year === undefined ? [] : [year])].join("/");
}

function dayOf(year = "", month = "", day = ""): string | null {
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isRealDay(written) ? written : null;
}
