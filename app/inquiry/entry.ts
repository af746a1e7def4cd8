import { withoutInvisible } from "#app/http/typed-text.ts";
import { readTypedNumber } from "#app/learning/typed-number.ts";
import { hasGroup, type MeasureKind } from "./measure-kind.ts";
import { readDay } from "./typed-day.ts";

export const longestNote = 2_000;
/** Why a point stands out. */
export const longestMark = 300;
/** Larger ones are slips of the keyboard or cells joined by mistake. */
const largestValue = 1e12;
/** The most lines that may be pasted at once. */
export const mostPasted = 2_000;

/** Why an entry cannot be kept as it was typed. */
export type EntryProblem =
  | "no_day"
  | "future"
  | "long_ago"
  | "no_number"
  | "ambiguous"
  | "negative"
  | "no_group"
  | "above_group"
  | "too_long"
  | "empty";

export type Point = { happenedOn: string; value: number; outOf: number | null; text: string };

const firstDay = "2000-01-01";

/** A day that an entry may have: one that has come, in its writer's zone. */
export function problemOfDay(day: string | null, today: string): EntryProblem | null {
  if (day === null) return "no_day";
  if (day > today) return "future";
  return day < firstDay ? "long_ago" : null;
}

type Typed = { day: string; value: string; outOf: string; text: string };

/**
 * A point as it was typed, or the first problem with it and the field that it is in. A share may be typed as "7 of 12"
 * or "7/12" in the field of the value.
 */
export function readPoint(
  typed: Typed,
  { kind, unit }: { kind: MeasureKind; unit: string },
  today: string,
): { point: Point } | { problem: EntryProblem; field: keyof Typed } {
  const typedDay = withoutInvisible(typed.day);
  const typedValue = withoutInvisible(typed.value);
  const typedGroup = withoutInvisible(typed.outOf);
  const { text } = typed;
  const happenedOn = readDay(typedDay, today);
  const dayProblem = problemOfDay(happenedOn, today);
  if (dayProblem || happenedOn === null) return { problem: dayProblem ?? "no_day", field: "day" };
  const parts = kind === "share" ? /^\s*([\d.,]+)\s*(?:of|out of|\/)\s*([\d.,]+)\s*$/i.exec(typedValue) : null;
  const number = readTypedNumber(parts?.[1] ?? typedValue, unit);
  if (number === "none") return { problem: "no_number", field: "value" };
  if (number === "ambiguous") return { problem: "ambiguous", field: "value" };
  const { value } = number;
  if (Math.abs(value) > largestValue) return { problem: "no_number", field: "value" };
  if (value < 0 && (kind === "count" || kind === "share")) return { problem: "negative", field: "value" };
  if (text.length > longestNote) return { problem: "too_long", field: "text" };
  const group = readGroup(parts?.[2] ?? typedGroup, kind);
  if (group === "wrong") return { problem: "no_group", field: "outOf" };
  if (kind === "share" && group !== null && value > group) return { problem: "above_group", field: "value" };
  return { point: { happenedOn, value, outOf: group, text: text.trim() } };
}

/** How many people a number is of: a whole number; a share needs it, an average may have it. */
function readGroup(typed: string, kind: MeasureKind): number | null | "wrong" {
  if (!hasGroup(kind)) return null;
  if (typed.trim() === "") return kind === "share" ? "wrong" : null;
  const number = readTypedNumber(typed);
  if (typeof number === "string") return "wrong";
  return Number.isInteger(number.value) && number.value >= 1 && number.value <= 1_000_000 ? number.value : "wrong";
}

export type UnreadLine = { line: number; text: string; problem: EntryProblem };
export type Pasted = { points: Point[]; problems: UnreadLine[] };

/**
 * Points pasted from cells, one a line: day, number, for a share or an average the size of the group, and a note.
 * Cells are divided by tabs, else by semicolons, commas or spaces. Empty lines and a heading are skipped.
 */
export function readPasted(pasted: string, measure: { kind: MeasureKind; unit: string }, today: string): Pasted {
  const found: Pasted = { points: [], problems: [] };
  for (const [index, text] of pasted.split(/\r\n|\r|\n/).entries()) {
    if (text.trim() === "" || (index === 0 && isHeading(text))) continue;
    const [day = "", value = "", third = "", ...rest] = cellsOf(text);
    const isNumber = /^\s*[\d.,]+\s*$/.test(third);
    const isGrouped = hasGroup(measure.kind) && isNumber;
    if (isNumber && !isGrouped && isDividedByCommas(text)) {
      // "3/9/2026,12,5" may be 12, or 12.5 as a decimal comma writes it.
      found.problems.push({ problem: "ambiguous", line: index + 1, text });
      continue;
    }
    const typed = { day, value, outOf: isGrouped ? third : "", text: (isGrouped ? rest : [third, ...rest]).join(" ") };
    const read = readPoint(typed, measure, today);
    if ("point" in read) found.points.push(read.point);
    else found.problems.push({ problem: read.problem, line: index + 1, text });
  }
  return found;
}

/** The first line names columns if no cell of it holds a digit. */
const isHeading = (text: string): boolean => !/\d/.test(text);

const isDividedByCommas = (line: string): boolean => !/[\t;]/.test(line) && line.includes(",");

/** The cells of a line; one in quotation marks may hold the divider. "Mar 9, 2026" stays one cell. */
function cellsOf(line: string): string[] {
  if (line.includes("\t")) return divided(line, "\t");
  if (line.includes(";")) return divided(line, ";");
  if (!line.includes(",")) return line.trim().split(/\s+/);
  const cells = divided(line, ",");
  const hasWeekday = /^\s*[a-z]+\.?\s*$/iu.test(cells[0] ?? "");
  const day = cells[hasWeekday ? 1 : 0] ?? "";
  const isFollowedByYear = /[a-z]/iu.test(day) && /^\s*\d{4}\b/.test(cells[hasWeekday ? 2 : 1] ?? "");
  const inDay = 1 + (hasWeekday ? 1 : 0) + (isFollowedByYear ? 1 : 0);
  return [cells.slice(0, inDay).join(","), ...cells.slice(inDay)];
}

/** Cells between dividers, without the quotation marks of CSV. */
function divided(line: string, divider: string): string[] {
  const cell = new RegExp(`(?:^|${divider})(?:"((?:[^"]|"")*)"(?=${divider}|$)|([^${divider}]*))`, "gu");
  return [...line.matchAll(cell)].map(([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain);
}
