/**
 * Finds passages that look like data about single children, such as a roster pasted from a sheet. A guess, made to warn
 * and never to block: people decide, and coaches look once more. Real student records do not belong here at all.
 */
const childDataKinds = ["birth-dates", "student-ids", "names", "file-name"] as const;
export type ChildDataKind = (typeof childDataKinds)[number];

/** A finding and its line, counted from 1. Never the words themselves, so that a finding may be kept. */
export type ChildDataFinding = { kind: ChildDataKind; line: number };

/** Fewer rows than this are no roster. */
const leastRows = 3;

const headings: [ChildDataKind, RegExp][] = [
  ["birth-dates", /^(d\.?\s?o\.?\s?b\.?|birth ?(date|day)|date of birth|born( on)?|fecha de nacimiento|ngày sinh)$/i],
  [
    "student-ids",
    /^(ssid|s\.?i\.?d\.?|state (student )?id|student'?s? ?(id|number|no\.?|#|identifier)|(student|pupil|child|local|state)[ _-]?id|osis|lunch (number|pin))$/i,
  ],
  ["names", /^(student|pupil|child|kid|learner|scholar)('?s)?[ _-]?(full |first |last |legal |preferred )?(names?)?$/i],
];

/** The day and the year of a date; a year from 2000 on is a child's where it stands as a birth date. */
const birthDate = /\b(?:(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:(?:19|20)\d{2}|\d{2}))\b/;

/** Seven to twelve digits in one run, as student numbers are (a Washington SSID has ten). */
const longNumber = /(?<![\d.,$/-])\d{7,12}(?![\d.,/-]*\d)/;

/** Numbers of the same length that are no student's: in addresses, and after words that name what they are. */
const otherNumber =
  /https?:\/\/\S+|\b(?:phone|tel|fax|call|isbn|zip|call number|meeting id|passcode|zoom|doi|isbn-1[03])\b.*/i;

const word = /^\p{Lu}[\p{L}'’.-]*$/u;
/** Words of names of places, groups and measures, which are written like names of people. */
const notPeople =
  /\b(school|elementary|middle|high|academy|district|center|centre|college|university|county|city|park|library|house|program|department|team|grade|grades|kindergarten|students?|families|teachers?|black|white|asian|latin[oax]|hispanic|native|american|african|pacific|islander|multiracial|indian|alaska|hawaiian|english|spanish|somali|vietnamese|language|learners?|fall|spring|winter|summer|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|total|all|other|north|south|east|west|attendance|reading|math|mathematics|science|yes|no|not|never|often|always|sometimes|agree|disagree|strongly|somewhat|week|month|year|question|answer|notes?|bus|route)\b/i;

/** Everything in a text that looks like data about single children, each kind once, at its first line. */
export function findChildData(text: string): ChildDataFinding[] {
  const rows = text.split("\n").map((line, at) => ({ line: at + 1, text: line, cells: cellsOf(line) }));
  const found = [...headingsIn(rows), ...birthDatesIn(rows), ...numbersIn(rows), ...namesIn(rows)];
  return childDataKinds.flatMap((kind) => {
    const lines = found.filter((finding) => finding.kind === kind).map(({ line }) => line);
    return lines.length > 0 ? [{ kind, line: Math.min(...lines) }] : [];
  });
}

/** Whether a file's name says that it is a list of children. */
export function findChildDataInName(name: string): ChildDataFinding[] {
  const words = name.replace(/[_.-]+/g, " ");
  const isRoster =
    /\b(roster|ssids?|iep|504 plan|class ?list|student ?(list|data|records?|roster|ids?|names?)|gradebook|dob)\b/i;
  return isRoster.test(words) ? [{ kind: "file-name", line: 1 }] : [];
}

type Row = { line: number; text: string; cells: string[] };

/** A row's cells: by tabs, as sheets paste them, by bars, semicolons or commas. */
function cellsOf(line: string): string[] {
  for (const by of ["\t", "|", ";", ","]) {
    const cells = line.split(by).map((cell) => cell.trim().replace(/^"|"$/g, ""));
    if (cells.length > 1) return cells;
  }
  return [line.trim()];
}

/** A heading of a table with rows under it. A word alone in a sentence is none. */
function headingsIn(rows: Row[]): ChildDataFinding[] {
  return rows.flatMap(({ line, cells }, at) => {
    if (cells.length < 2) return [];
    const below = rows.slice(at + 1, at + 4).filter((row) => row.cells.length >= 2).length;
    if (below < 2) return [];
    return headings.flatMap(([kind, pattern]) =>
      // A count in a column called "Students" is a group's size, not a list.
      cells.some(
        (cell, column) => pattern.test(cell) && !(kind === "names" && isColumnOfCounts(rows.slice(at + 1), column)),
      )
        ? [{ kind, line }]
        : [],
    );
  });
}

function isColumnOfCounts(rows: Row[], column: number): boolean {
  const values = rows.flatMap(({ cells }) => (cells[column] ? [cells[column]] : []));
  const isCount = (value: string) => /^(n\s?)?[<>~≤≥]?\s?[\d,.]{1,6}\s?%?$|^(\*+|n\/?a|[-–—])$/i.test(value);
  return values.length > 0 && values.every(isCount);
}

/** Rows that begin or go on with a name and have a date: a birth date stands beside the child that it belongs to. */
function birthDatesIn(rows: Row[]): ChildDataFinding[] {
  const dated = rows.filter(
    ({ cells }) => cells.length > 1 && cells.some(isName) && cells.some((cell) => birthDate.test(cell)),
  );
  const [first] = dated;
  return first && dated.length >= leastRows ? [{ kind: "birth-dates", line: first.line }] : [];
}

function numbersIn(rows: Row[]): ChildDataFinding[] {
  const numbered = rows.filter(({ text }) => longNumber.test(text.replace(otherNumber, "")));
  const [first] = numbered;
  const isLabeled = /\b(ssid|student (id|number)|state id)\b\D{0,12}\d{7,12}/i;
  const labeled = rows.find(({ text }) => isLabeled.test(text));
  if (labeled) return [{ kind: "student-ids", line: labeled.line }];
  return first && numbered.length >= leastRows ? [{ kind: "student-ids", line: first.line }] : [];
}

/** A column of three or more people's names with something about each beside it. */
function namesIn(rows: Row[]): ChildDataFinding[] {
  const named = rows.filter(({ cells }) => cells.length > 1 && (isName(cells[0] ?? "") || isSplitName(cells)));
  const told = named.filter(({ cells }) => cells.slice(1).some((cell) => /\d|^(m|f|x|yes|no|y|n)$/i.test(cell)));
  const [first] = told;
  return first && told.length >= leastRows ? [{ kind: "names", line: first.line }] : [];
}

/** "Amina Warsame" or "Warsame, Amina": two to four words that begin with capitals, and no place or group. */
function isName(cell: string): boolean {
  const words = cell.split(/[\s,]+/).filter(Boolean);
  return words.length >= 2 && words.length <= 4 && words.every((each) => word.test(each)) && !notPeople.test(cell);
}

/** First and last name in two columns. */
function isSplitName([first = "", last = ""]: string[]): boolean {
  const isWord = (cell: string) => word.test(cell) && cell.length > 1 && !notPeople.test(cell);
  return isWord(first) && isWord(last);
}
