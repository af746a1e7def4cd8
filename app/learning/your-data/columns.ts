import { findChildData } from "#app/privacy/child-data.ts";
import { isMissing, monthOf, type NumberStyle, numberOf, styleOf } from "./numbers.ts";
import type { Table } from "./table.ts";

/**
 * What a column holds. Only categories, answers and numbers are ever counted; what points at a person, and free text, is
 * set aside before anything is drawn.
 */
export type Column = { name: string } & (
  | { kind: "category"; values: (string | null)[] }
  | { kind: "answer"; values: (boolean | null)[] }
  | { kind: "number"; values: (number | null)[]; isPercent: boolean }
  | { kind: "aside"; why: "person" | "text" | "empty" | "one value" }
);

const mostCategories = 40;

const personHeading =
  /^((student|pupil|child|kid|learner|scholar|parent|guardian|staff|teacher|first|last|middle|full|legal|preferred|family|given|sur)?[\s_-]*names?|name of (student|child|pupil)|first|last|dob|d\.o\.b\.?|birth[\s_-]?(date|day)?|date of birth|born( on)?|fecha de nacimiento|age in days|(student|pupil|child|state|local|district|school|person|participant|family|member|user|case|client)?[\s_-]*(id|ids|ssid|number|no\.?|#|identifier)|ssid|sid|osis|ssn|lunch pin|e-?mail( address)?|phone( number)?|cell( phone)?|mobile|(home |street |mailing )?address|street|guardian.*|parent.*|emergency contact|user ?name|login)$/i;
/** Headings with these words name places and groups, not people. */
const placeHeading =
  /\b(school|program|site|center|district|building|course|class|group|city|organization|team|name of (school|program|site))\b/i;

const yes = new Set(["yes", "y", "true", "t", "sí", "si", "✓", "✔", "1"]);
const no = new Set(["no", "n", "false", "f", "✗", "✘", "0"]);

/** Decides for each column what it holds, from its heading and all of its cells. */
export function columnsOf(table: Table, delimiter: string): { columns: Column[]; isAboutPeople: boolean } {
  const children = looksLikeChildren(table);
  const isTurned = hasPeopleAcross(table);
  const split = children ? splitNames(table) : new Set<number>();
  const columns = table.columns.map(({ name, cells }, at): Column => {
    if ((isTurned || (children && isNamedLikeCells(name, cells))) && personName.test(name))
      return { name: "", kind: "aside", why: "person" };
    return split.has(at) ? { name, kind: "aside", why: "person" } : columnOf(name, cells, delimiter, children);
  });
  const hasPerson = columns.some((column) => column.kind === "aside" && column.why === "person");
  return { columns, isAboutPeople: children || hasPerson };
}

/** By the same rules that warn of rosters elsewhere. A few hundred rows tell. */
function looksLikeChildren({ columns, rows }: Table): boolean {
  const head = Array.from({ length: Math.min(300, rows) }, (_, at) =>
    columns.map(({ cells }) => cells[at] ?? "").join("\t"),
  );
  return findChildData([columns.map(({ name }) => name).join("\t"), ...head].join("\n")).length > 0;
}

/** A column whose heading is a person's name like the cells below it: the table has no headings. */
function isNamedLikeCells(name: string, cells: string[]): boolean {
  const isKnown = personHeading.test(name) || placeHeading.test(name);
  return !isKnown && cells.filter((cell) => personName.test(cell)).length > cells.length / 2;
}

/** A table turned on its side, with a person's name over most of its columns. */
function hasPeopleAcross({ columns }: Table): boolean {
  const names = columns.map(({ name }) => name).filter((name) => personName.test(name));
  if (names.length < 4 || names.length < 0.7 * columns.length) return false;
  return findChildData(names.map((name) => `${name}\t1`).join("\n")).some(({ kind }) => kind === "names");
}

/** First and last names in two neighboring columns: single words, which only together differ from row to row. */
function splitNames({ columns, rows }: Table): Set<number> {
  const isWords = columns.map(({ cells }) => {
    const known = cells.filter((cell) => !isMissing(cell));
    return known.filter((cell) => oneName.test(cell)).length > 0.9 * known.length && new Set(known).size >= 5;
  });
  return new Set(
    columns.flatMap(({ cells }, at) => {
      const beside = columns[at + 1]?.cells;
      if (!beside || !isWords[at] || !isWords[at + 1]) return [];
      const pairs = new Set(cells.map((cell, row) => `${cell}\t${beside[row]}`)).size;
      return pairs > 0.8 * rows ? [at, at + 1] : [];
    }),
  );
}

function columnOf(name: string, cells: string[], delimiter: string, isAboutChildren: boolean): Column {
  const known = cells.filter((cell) => !isMissing(cell));
  if (known.length === 0) return { name, kind: "aside", why: "empty" };
  if (isPerson(name, known, isAboutChildren)) return { name, kind: "aside", why: "person" };
  const distinct = new Map(known.map((cell) => [cell.toLowerCase(), cell]));
  if ([...distinct.keys()].every((cell) => yes.has(cell) || no.has(cell)) && isAnswer(distinct)) {
    return {
      name,
      kind: "answer",
      values: cells.map((cell) => (isMissing(cell) ? null : yes.has(cell.toLowerCase()))),
    };
  }
  const style = styleOf(known, delimiter);
  const numbers = known.filter((cell) => numberOf(cell, style) !== null).length;
  if (numbers >= 0.9 * known.length) return numeric(name, cells, known, style);
  const dates = known.filter((cell) => monthOf(cell) !== null).length;
  if (dates >= 0.9 * known.length) return dated(name, cells);
  return categorical(name, cells, distinct, known.length);
}

const percentHeading = /%|\b(percent(age)?|pct|porcentaje)\b|percent/i;

/** Zeros and ones are answers, but one value alone says nothing, and "1" alone is a number. */
function isAnswer(distinct: ReadonlyMap<string, string>): boolean {
  return distinct.size >= 2 || ![...distinct.keys()].every((cell) => cell === "1" || cell === "0");
}

function numeric(name: string, cells: string[], known: string[], style: NumberStyle): Column {
  const isMarked = known.filter((cell) => cell.trim().endsWith("%")).length > known.length / 2;
  const isPercent = isMarked || percentHeading.test(name);
  const read = cells.map((cell) => (isMissing(cell) ? null : numberOf(cell, style)));
  // "0.75" below "Percent on time" is 75 percent, if no number in the column is larger than 1.
  const isFraction = isPercent && !isMarked && read.every((each) => each === null || (each >= 0 && each <= 1));
  const values = isFraction ? read.map((each) => (each === null ? null : 100 * each)) : read;
  if (
    /^(school |fiscal |calendar )?(year|grade|grade level|month|quarter|term|week|cohort|zip|zip ?code)s?$/i.test(name)
  ) {
    return categorical(name, cells, new Map(known.map((cell) => [cell.toLowerCase(), cell])), known.length);
  }
  return { name, kind: "number", values, isPercent };
}

/** Single days would point at people; months or years do not. */
function dated(name: string, cells: string[]): Column {
  const months = cells.map((cell) => (isMissing(cell) ? null : monthOf(cell)));
  const written = months.map((each) => (each ? `${each.year}-${String(each.month).padStart(2, "0")}` : null));
  if (new Set(written).size <= 13) return { name, kind: "category", values: written };
  return { name, kind: "category", values: months.map((each) => (each ? String(each.year) : null)) };
}

function categorical(name: string, cells: string[], distinct: ReadonlyMap<string, string>, known: number): Column {
  if (distinct.size === 1) return { name, kind: "aside", why: "one value" };
  const isRepeated = distinct.size <= Math.max(12, known / 3);
  if (distinct.size > mostCategories || !isRepeated) return { name, kind: "aside", why: "text" };
  const values = cells.map((cell) => (isMissing(cell) ? null : (distinct.get(cell.toLowerCase()) ?? null)));
  return { name, kind: "category", values };
}

const personName = /^\p{Lu}[\p{L}'’.-]+(,? \p{Lu}[\p{L}'’.-]*){1,3}$/u;
const oneName = /^\p{Lu}[\p{L}'’-]+$/u;
const contact = /^[^\s@]+@[^\s@]+\.\w+$|^(\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}$/;
const longCode = /^[A-Z]{0,3}-?\d{6,12}$/i;

function isPerson(name: string, known: string[], isAboutChildren: boolean): boolean {
  const heading = name.replace(/ \(\d+\)$/, "").trim();
  if (personHeading.test(heading) && !placeHeading.test(heading) && !isColumnOfCounts(heading, known)) return true;
  const share = (test: (cell: string) => boolean) => known.filter(test).length / known.length;
  const distinct = new Set(known).size / known.length;
  if (share((cell) => contact.test(cell)) > 0.3) return true;
  if (known.length >= 3 && distinct > 0.9 && share((cell) => longCode.test(cell)) > 0.8) return true;
  if (!isAboutChildren || known.length < 3) return false;
  // Beside rows about children: names, and days that differ from row to row, such as birth dates.
  if (distinct > 0.6 && share((cell) => monthOf(cell) !== null) > 0.8) return true;
  return (
    distinct > 0.7 && !placeHeading.test(heading) && share((cell) => personName.test(cell) || oneName.test(cell)) > 0.8
  );
}

/** "Number" or "No." over small counts is no identifier. */
function isColumnOfCounts(heading: string, known: string[]): boolean {
  const isCountHeading = /^(number|no\.?|#|n)$/i.test(heading);
  return (
    isCountHeading && new Set(known).size < known.length * 0.9 && known.every((cell) => /^[\d,.]{1,7}$/.test(cell))
  );
}
