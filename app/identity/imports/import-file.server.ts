import papaparse from "papaparse";
import { oneLine } from "#app/http/typed-text.ts";
import type { Cells, Heading, ImportKind, RowFlaw } from "./import.ts";
import { columnsOf } from "./import-columns.ts";
import { cellKey, headingsIn, rowsBeforeHeadings } from "./import-headings.ts";
import { textOf } from "./import-text.ts";

export const importLimits = { bytes: 5 * 1024 * 1024, rows: 20_000, cell: 1_000 };

/** A parsed row: its first line in the file, its cells, and what is wrong with its form. */
export type FileRow = { line: number; cells: Cells; flaw: RowFlaw | null };

export type ImportFile = { kind: ImportKind; headings: Heading[]; rows: FileRow[] };

export type Unreadable =
  | "empty"
  | "too_large"
  | "too_many_rows"
  | "workbook"
  | "binary"
  | "no_header"
  | "open_quote"
  | "only_header";

/** Reads a file of people or organizations in any spreadsheet's format. Returns a word when it cannot be read. */
export function readImportFile(bytes: Uint8Array): ImportFile | Unreadable {
  if (bytes.length > importLimits.bytes) return "too_large";
  const text = textOf(bytes);
  if (text === "workbook" || text === "binary") return text;
  const trimmed = text.text.replace(/\r\n?/g, "\n").replace(/^sep=.\n/i, "");
  if (trimmed.trim() === "") return "empty";
  return rowsIn(trimmed, text.text.startsWith("sep=") ? 1 : 0);
}

type Record_ = { line: number; cells: string[]; isQuoteOpen: boolean; hasQuoteFlaw: boolean };

function rowsIn(text: string, linesBefore: number): ImportFile | Unreadable {
  const { delimiter, found } = layoutOf(text);
  const records = recordsIn(text, delimiter, linesBefore);
  if (records.length === 0) return "empty";
  if (records.some(({ isQuoteOpen }) => isQuoteOpen)) return "open_quote";
  if (!found) return "no_header";
  const rows = records.slice(found.at + 1);
  if (rows.length === 0) return "only_header";
  if (rows.length > importLimits.rows) return "too_many_rows";
  return { kind: found.kind, headings: found.headings, rows: rows.map((record) => rowOf(record, found.headings)) };
}

function rowOf({ line, cells, hasQuoteFlaw }: Record_, headings: Heading[]): FileRow {
  const named = headings.flatMap((heading, index) => {
    const cell = cleaned(cells[index] ?? "");
    return cell === "" ? [] : [[cellKey(heading, index), cell] as const];
  });
  const hasMore = cells.slice(headings.length).some((cell) => cell.trim() !== "");
  const flaw = hasQuoteFlaw ? "quotes" : hasMore ? "extra_cells" : null;
  return { line, cells: Object.fromEntries(named), flaw };
}

/** One line without invisible characters. Control characters become a visible mark for the check to report. */
function cleaned(cell: string): string {
  const marked = cell
    .toWellFormed()
    .replace(/[\t\n\v\f\r]+/g, " ")
    .replace(/\p{Cc}/gu, "\uFFFD");
  return oneLine(marked).slice(0, importLimits.cell);
}

/** Non-empty records, each with the line it starts on. */
function recordsIn(text: string, delimiter: string, linesBefore: number): Record_[] {
  const records: Record_[] = [];
  let line = 1 + linesBefore;
  let start = 0;
  papaparse.parse<string[]>(text, {
    delimiter,
    newline: "\n",
    step: ({ data, errors, meta }, parser) => {
      const end = meta.cursor;
      const isQuoteOpen = errors.some(({ code }) => code === "MissingQuotes");
      const hasQuoteFlaw = errors.some(({ code }) => code === "InvalidQuotes");
      if (data.some((cell) => cell.trim() !== "")) records.push({ line, cells: data, isQuoteOpen, hasQuoteFlaw });
      for (let at = text.indexOf("\n", start); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) line += 1;
      start = end;
      if (records.length > importLimits.rows + rowsBeforeHeadings) parser.abort();
    },
  });
  return records;
}

/** The delimiter that yields the most known columns, and the heading row it finds. */
function layoutOf(text: string) {
  const layouts = [",", ";", "\t", "|"].map((delimiter) => {
    const { data } = papaparse.parse<string[]>(text, { delimiter, newline: "\n", preview: 2 * rowsBeforeHeadings });
    const rows = data.filter((row) => row.some((cell) => cell.trim() !== "")).slice(0, rowsBeforeHeadings);
    const found = headingsIn(rows.map((row) => row.map((cell) => cleaned(cell).slice(0, 60))));
    return { delimiter, found, worth: found?.headings.filter(({ column }) => column !== null).length ?? 0 };
  });
  return layouts.reduce((best, each) => (each.worth > best.worth ? each : best));
}

/** A CSV file for any spreadsheet. No cell runs as a formula (OWASP: CSV injection). */
export function csvOf(rows: string[][]): string {
  return papaparse.unparse(rows, { newline: "\r\n", escapeFormulae: true });
}

const examples: Record<ImportKind, string[][]> = {
  people: [
    ["ana.reyes@example.org", "Ana Reyes", "Maple School", "Maple District", "Teacher", "educator", "", "2026-09-01"],
    ["cora.whitehorse@example.org", "Cora Whitehorse", "", "", "", "coach", "River cohort", ""],
  ],
  organizations: [
    ["Maple District", "district", ""],
    ["Maple School", "school", "Maple District"],
  ],
};

/** A template to fill in, with two made-up example rows. */
export function templateOf(kind: ImportKind): string {
  return `\uFEFF${csvOf([[...columnsOf[kind]], ...examples[kind]])}\r\n`;
}
