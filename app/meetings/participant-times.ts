/**
 * The moment that a cell names, in seconds on its own clock; null when it names none. Day and month are told apart by
 * `isDayFirst` where they are numbers with slashes; points mean the day first. A time without a day is of one day.
 */
export function parseMoment(cell: string, isDayFirst: boolean): number | null {
  const text = cell
    .replace(/[\u202f\u00a0,]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const clock = /(?:^|[\sT])(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap])?\.?\s?(m)?\.?/i.exec(text);
  if (!clock) return null;
  const [, hours = "", minutes = "", seconds = "0", half] = clock;
  const day = dayIn(text.slice(0, clock.index), isDayFirst);
  if (day === null) return null;
  let hour = Number(hours);
  if (half && /p/i.test(half) && hour < 12) hour += 12;
  if (half && /a/i.test(half) && hour === 12) hour = 0;
  if (hour > 23 || Number(minutes) > 59) return null;
  return day * 86_400 + hour * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Days since 1970; 0 for a time without a day; null for anything else before the time. */
function dayIn(text: string, isDayFirst: boolean): number | null {
  const before = text.replace(/[T\s]+$/, "").trim();
  if (before === "") return 0;
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(before);
  if (iso) return daysOf(iso[1], iso[2], iso[3]);
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{2}|\d{4})$/.exec(before);
  if (parts) {
    const [, one, mark, two, year] = parts;
    return mark === "." || isDayFirst ? daysOf(year, two, one) : daysOf(year, one, two);
  }
  const worded = Date.parse(`${before} UTC`); // "Jan 5 2026", "5 January 2026"
  return /\d{4}/.test(before) && /\p{L}/u.test(before) && !Number.isNaN(worded)
    ? Math.floor(worded / 86_400_000)
    : null;
}

function daysOf(year = "", month = "", day = ""): number | null {
  const whole = year.length === 2 ? `20${year}` : year;
  const at = Date.UTC(Number(whole), Number(month) - 1, Number(day));
  return Number(month) > 12 || Number(day) > 31 || Number.isNaN(at) ? null : at / 86_400_000;
}

/** A duration in seconds: "1h 2m 3s", "58", "1 hr 2 min", "00:45:12", "1 Std. 2 Min."; null for anything else. */
export function parseDuration(cell: string): number | null {
  const text = cell.trim().toLowerCase();
  if (/^\d{1,4}$/.test(text)) return Number(text) * 60;
  const clock = /^(\d{1,2}):(\d{2}):(\d{2})$/.exec(text);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const parts = [
    ...text.matchAll(/(\d+)\s*(h|hr|hrs|hours?|std\.?|m|min\.?|mins|minutes?|s|sek\.?|secs?\.?|seconds?)(?=\s|\d|$)/g),
  ];
  if (parts.length === 0 || text.replace(/(\d+)\s*\p{L}+\.?/gu, "").trim() !== "") return null;
  const unit = (word = "") => (word.startsWith("h") || word.startsWith("std") ? 3600 : word.startsWith("m") ? 60 : 1);
  return parts.reduce((sum, [, count, word]) => sum + Number(count) * unit(word), 0);
}
