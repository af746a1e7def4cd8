/** How a column writes numbers: 1,234.5 or 1.234,5 (also 1 234,5). */
export type NumberStyle = "point" | "comma";

const missing =
  /^(|[-–—.]|n\/?a|nan|null|none|missing|unknown|#(n\/a|ref!|div\/0!|value!|name\?|num!|null!)|\*+|†|‡|s|suppressed|withheld|redacted|(n\s*)?[<≤>≥]\s*=?\s*\d+%?|fewer than \d+|too few)$/i;

/** A cell without a value: empty, "n/a", a formula's error, or withheld by the table's author. */
export const isMissing = (cell: string): boolean => missing.test(cell) || cell.startsWith("=");

const point = /^-?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$/;
const comma = /^-?(\d{1,3}([. ]\d{3})+|\d+)?(,\d+)?$/;

/** A number as a spreadsheet shows it: "$1,234", "(5)", "62 %", "−3". Null if it is none. */
export function numberOf(cell: string, style: NumberStyle): number | null {
  if (!/\d/.test(cell)) return null;
  if (/^-?\d{1,15}$/.test(cell)) return Number(cell);
  const bare = cell
    .replace(/[\u00a0\u202f\u2009']/g, " ")
    .replace(/^\((.*)\)$/, "-$1")
    .replace(/\u2212/g, "-")
    .replace(/^(-?)\s*[$€£]\s*/, "$1")
    .replace(/\s*[%€]$/, "")
    .replace(/^\+/, "")
    .trim();
  if (style === "comma") return comma.test(bare) ? Number(bare.replace(/[. ]/g, "").replace(",", ".")) : null;
  const closed = bare.replace(/(\d) (?=\d{3}\b)/g, "$1");
  return point.test(closed) ? Number(closed.replaceAll(",", "")) : null;
}

/** The style that reads more of a column's cells; "1,234" alone is a thousand, unless semicolons separate the cells. */
export function styleOf(cells: readonly string[], delimiter: string): NumberStyle {
  const reads = (style: NumberStyle) => cells.filter((cell) => numberOf(cell, style) !== null).length;
  const [points, commas] = [reads("point"), reads("comma")];
  if (points !== commas) return points > commas ? "point" : "comma";
  return delimiter === ";" && cells.some((cell) => cell.includes(",")) ? "comma" : "point";
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The year and month of a date as people write it; null if it is none. */
export function monthOf(cell: string): { year: number; month: number } | null {
  const iso = cell.match(/^(\d{4})[-/.](\d{1,2})[-/.]\d{1,2}(?:[T ].*)?$/);
  if (iso) return monthIn(Number(iso[1]), Number(iso[2]));
  const american = cell.match(/^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?: .*)?$/);
  if (american) return monthIn(Number(american[3]), Number(american[1]));
  const european = cell.match(/^\d{1,2}\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/);
  if (european) return monthIn(Number(european[2]), Number(european[1]));
  const words = cell.match(
    /^(?:\w+,\s*)?(?:(\d{1,2})[\s-])?([a-z]{3})[a-z]*\.?[\s-](?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4}|\d{2})$/i,
  );
  if (words) return monthIn(Number(words[4]), months.indexOf((words[2] ?? "").toLowerCase()) + 1);
  return null;
}

function monthIn(year: number, month: number): { year: number; month: number } | null {
  const full = year < 100 ? (year > 40 ? 1900 : 2000) + year : year;
  return month >= 1 && month <= 12 && full >= 1900 && full <= 2100 ? { year: full, month } : null;
}
