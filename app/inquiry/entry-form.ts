import { problemOfLength } from "#app/http/text-length.ts";
import * as m from "#app/messages/catalog.ts";
import { problemInWords } from "./cycle-words.ts";
import { longestNote, mostPasted, type Point, problemOfDay, readPasted, readPoint } from "./entry.ts";
import type { Measure } from "./measure.ts";
import { readDay } from "./typed-day.ts";

type Read = (name: string) => string;

/** The fields of the form that records one entry. */
export const entryFields = ["measure", "day", "value", "outOf", "note"] as const;
export type EntryField = (typeof entryFields)[number];

export type ReadEntry =
  | { measureId: string | null; point: Omit<Point, "value"> & { value: number | null } }
  | { field: EntryField; words: string };

const fieldOf = { day: "day", value: "value", outOf: "outOf", text: "note" } as const;

/** One entry as its form holds it: a point of a measure, or a note where no measure is chosen. */
export function readEntryForm(read: Read, measures: readonly Measure[], today: string): ReadEntry {
  const measure = measures.find(({ id }) => id === read("measure"));
  const [day, value, outOf, text] = [read("day"), read("value"), read("outOf"), read("note")];
  const tooLong = problemOfLength(text, longestNote);
  if (tooLong) return { field: "note", words: tooLong };
  if (measure) {
    const found = readPoint({ day, value, outOf, text }, measure, today);
    if ("point" in found) return { measureId: measure.id, point: found.point };
    return { field: fieldOf[found.field], words: problemInWords(found.problem) };
  }
  if (value.trim() !== "") return { field: "measure", words: m.inquiryEntryNoMeasure() };
  const happenedOn = readDay(day, today);
  const problem = problemOfDay(happenedOn, today);
  if (problem || happenedOn === null) return { field: "day", words: problemInWords(problem ?? "no_day") };
  if (text.trim() === "") return { field: "note", words: problemInWords("empty") };
  return { measureId: null, point: { happenedOn, value: null, outOf: null, text: text.trim() } };
}

export type ReadPaste =
  | { measureId: string; points: Point[]; words: string | null }
  | { field: "pasteMeasure" | "pasted"; words: string };

/** The most unread lines that are named with their reason. */
const mostNamed = 8;

/** Pasted points of one measure. `words` says which lines could not be read, and why. */
export function readPasteForm(read: Read, measures: readonly Measure[], today: string): ReadPaste {
  const measure = measures.find(({ id }) => id === read("pasteMeasure"));
  if (!measure) return { field: "pasteMeasure", words: m.inquiryEntryNoMeasure() };
  const pasted = read("pasted");
  if (pasted.trim() === "") return { field: "pasted", words: m.inquiryPasteEmpty() };
  const lines = pasted.split(/\r\n|\r|\n/).length;
  if (lines > mostPasted) return { field: "pasted", words: m.inquiryPasteLong({ lines, most: mostPasted }) };
  const { points, problems } = readPasted(pasted, measure, today);
  if (points.length === 0 && problems.length === 0) return { field: "pasted", words: m.inquiryPasteNone() };
  const named = problems
    .slice(0, mostNamed)
    .map(({ line, problem }) => m.inquiryPasteLine({ line, why: problemInWords(problem) }));
  const more = problems.length > mostNamed ? [m.inquiryPasteMore({ count: problems.length - mostNamed })] : [];
  return {
    ...{ measureId: measure.id, points },
    words: problems.length === 0 ? null : [...named, ...more].join(" "),
  };
}
