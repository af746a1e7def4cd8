import type { Grid } from "./delimited.ts";
import { isMissing, numberOf } from "./numbers.ts";

export type Table = {
  columns: { name: string; cells: string[] }[];
  rows: number;
  /** Rows that add up others, and were left out so that nobody is counted twice. */
  totals: number;
};

const longestCell = 200;
const mostColumns = 60;

/** "Total", "Grand total", "All students", "District": rows that add up others. */
const totalWords =
  /^((grand|sub|district|state|school|overall|group)[\s-]?)?totals?\b|^(sum|overall|summe|gesamt)$|^all(\s+(students|schools|groups|children|people|grades|programs|sites))?$|\btotal$/i;

/** The same in a column farther to the right, where "Total enrolled" may be the name of a measure. */
const wholeTotal =
  /^((grand|sub|district|state|school|overall)[\s-]?)?totals?$|^all\s+(students|schools|groups|children|people|grades|programs|sites)$/i;

/** Finds the table in a sheet: without titles, notes, empty rows, repeated headings and totals. Null if there is none. */
export function tableOf(grid: Grid): Table | null {
  const cleaned = grid
    .map((row) => row.map(clean))
    .filter((row) => row.some((cell) => cell !== "") && !filled(row).every((cell) => ruledLine.test(cell)));
  const width = Math.min(mostColumns, Math.max(0, ...cleaned.map((row) => row.length)));
  const all = cleaned.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ""));
  const used = Array.from({ length: width }, (_, at) => at).filter((at) => all.some((row) => row[at] !== ""));
  const rows = all.map((row) => used.map((at) => row[at] ?? "")).filter((row, at) => at > 14 || !isMergedTitle(row));
  const { names, below } = headingsOf(rows);
  const body = rows
    .slice(below)
    .filter((row) => !isNote(row) && row.some((cell, at) => cell !== "" && cell !== names[at]));
  const counted = body.filter((row) => !isTotal(row));
  if (names.length === 0 || counted.length === 0) return null;
  return {
    columns: distinct(names).map((name, at) => ({ name, cells: counted.map((row) => row[at] ?? "") })),
    rows: counted.length,
    totals: body.length - counted.length,
  };
}

/** Cells of a line that is drawn below headings, as in Markdown. */
const ruledLine = /^:?[-=_]{3,}:?$/;

/** One line, no control characters, not endless. */
function clean(cell: string): string {
  return (
    cell
      .slice(0, 4 * longestCell)
      .replace(/[\p{Cc}\p{Cf}\u00a0]+/gu, " ")
      .replace(/ +/g, " ")
      .trim()
      // How a spreadsheet is told that a cell holds text.
      .replace(/^'(?=[^'\s]+[^']*$)/, "")
      .slice(0, longestCell)
  );
}

const filled = (row: string[]) => row.filter((cell) => cell !== "");
const isNumeric = (cell: string) => numberOf(cell, "point") !== null || numberOf(cell, "comma") !== null;
const numbersIn = (row: string[]) => filled(row).filter(isNumeric).length;

/** The names of the columns, from one row or from two where cells were merged, and where the rows below begin. */
function headingsOf(rows: string[][]): { names: string[]; below: number } {
  const width = rows[0]?.length ?? 0;
  const at = headingAt(rows, width);
  if (at < 0) return { names: [], below: 0 };
  const [above, here = [], next = []] = [rows[at - 1], rows[at], rows[at + 1]];
  const isMostlyNumbers = numbersIn(here) > 0 && numbersIn(here) >= filled(here).length / 2;
  if ((isMostlyNumbers && !isYears(here, next)) || isLikeThoseBelow(here, rows.slice(at + 1, at + 200))) {
    const isHeading = above && filled(above).length >= 2 && numbersIn(above) === 0;
    return isHeading
      ? { names: nameless(above), below: at }
      : { names: here.map((_, column) => columnName(column)), below: at };
  }
  const isTwoRows =
    new Set(filled(here)).size < filled(here).length && numbersIn(next) === 0 && filled(next).length > 1;
  if (isTwoRows && numbersIn(rows[at + 2] ?? []) > 0) return { names: joined(here, next), below: at + 2 };
  if (above && isOverGroups(above, here)) return { names: joined(above, here), below: at + 1 };
  return { names: nameless(here), below: at + 1 };
}

/** The first row that most columns have; below it, one of words that all columns have, if the first was a title. */
function headingAt(rows: string[][], width: number): number {
  const first = rows
    .slice(0, 15)
    .findIndex((row) => filled(row).length >= Math.max(1, Math.min(2, width), 0.6 * width));
  if (first < 0 || filled(rows[first] ?? []).length === width) return first;
  const whole = rows.slice(first, first + 4).findIndex((row) => filled(row).length === width);
  return whole > 0 && numbersIn(rows[first + whole] ?? []) === 0 && numbersIn(rows[first] ?? []) === 0
    ? first + whole
    : first;
}

/** A row of merged headings begins empty, over a column of its own, or repeats it. A title does not. */
function isOverGroups(above: string[], here: string[]): boolean {
  const isBeside = above[0] === "" || here[0] === "" || above[0] === here[0];
  return isBeside && filled(above).length >= 2 && filled(above).every((cell) => !isNumeric(cell) || year.test(cell));
}

const year = /^(19|20)\d{2}$/;

/**
 * A row names nothing if its words stand again in other rows of their columns: all of them beside a number, or else half
 * of them and at least two.
 */
function isLikeThoseBelow(row: string[], below: string[][]): boolean {
  const others = below.filter((each) => each.some((cell, column) => cell !== row[column]));
  const hasNumber = row.some((cell) => isNumeric(cell) && !year.test(cell));
  const words = row.flatMap((cell, at) => (cell === "" || isNumeric(cell) ? [] : [{ cell, at }]));
  const again = words.filter(({ cell, at }) => others.some((each) => each[at] === cell)).length;
  return (hasNumber && again === words.length) || (again >= 2 && again >= words.length / 2);
}

/** A title over several merged cells, which says the same in each of them. */
function isMergedTitle(row: string[]): boolean {
  const [words = "", ...others] = filled(row);
  return others.length > 0 && !isNumeric(words) && others.every((cell) => cell === words);
}

/** "School, 2023, 2024, 2025" is a row of headings, though most of it are numbers. */
function isYears(row: string[], next: string[]): boolean {
  const numbers = filled(row).filter(isNumeric);
  return numbers.every((cell) => year.test(cell)) && numbers.length < filled(row).length && numbersIn(next) > 0;
}

const columnName = (column: number) => `Column ${column + 1}`;
const nameless = (row: string[]) => row.map((cell, column) => cell || columnName(column));

/** "Fall" over "Yes" and "No" is "Fall, Yes" and "Fall, No"; an empty cell belongs to the one on its left. */
function joined(upper: string[], lower: string[]): string[] {
  let group = "";
  return lower.map((cell, column) => {
    group = upper[column] || group;
    if (!cell || cell === group) return group || columnName(column);
    return group ? `${group}, ${cell}` : cell;
  });
}

/** Sources, footnotes and remarks between the rows stand alone in the first cell. */
const isNote = (row: string[]) =>
  row.length >= 3 && filled(row).length === 1 && row[0] !== "" && !isNumeric(row[0] ?? "");

function isTotal(row: string[]): boolean {
  const words = filled(row).filter((cell) => !isNumeric(cell) && !isMissing(cell));
  const others = filled(row).length - words.length;
  return others > 0 && words.some((cell, at) => (at < 2 ? totalWords : wholeTotal).test(cell));
}

function distinct(names: string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
