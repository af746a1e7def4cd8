const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Parses a day as people and spreadsheets write it in the United States: 2026-09-01, 9/1/2026, 9/1/26, 1-Sep-26, Sept.
 * 1, 2026, with or without a time, or Excel's count of days since December 30, 1899. Returns YYYY-MM-DD; null when it
 * is not a day.
 */
export function dayFrom(text: string): string | null {
  const typed = text.trim().replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]\.?m\.?)?(Z| ?[+-]\d{2}:?\d{2})?$/i, "");
  const parts = partsOf(typed);
  if (!parts) return null;
  const [year, month, day] = parts;
  const iso = `${fullYear(year)}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || iso < "1950-01-01" || iso > "2100-01-01") return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

type Parts = [year: string, month: string, day: string];

function partsOf(typed: string): Parts | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed);
  if (iso) return parts(iso[1], iso[2], iso[3]);
  const american = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(typed);
  if (american) return parts(american[3], american[1], american[2]);
  const dayFirst = /^(\d{1,2})[- ]([a-z]{3,9})\.?[-, ] ?(\d{4}|\d{2})$/i.exec(typed);
  if (dayFirst) return parts(dayFirst[3], monthNamed(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i.exec(typed);
  if (monthFirst) return parts(monthFirst[3], monthNamed(monthFirst[1]), monthFirst[2]);
  return /^\d{5}$/.test(typed) ? partsOf(dayOfSerial(Number(typed))) : null;
}

function parts(year = "", month = "", day = ""): Parts {
  return [year, month, day];
}

function monthNamed(name = ""): string {
  return String(months.indexOf(name.toLowerCase().slice(0, 3)) + 1);
}

function dayOfSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
}

/** Two-digit years up to 49 are in this century, because a start date is near. */
function fullYear(year: string): string {
  if (year.length !== 2) return year;
  return `${year < "50" ? "20" : "19"}${year}`;
}
