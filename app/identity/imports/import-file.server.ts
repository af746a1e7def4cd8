import papaparse from "papaparse";
import { oneLine } from "#app/http/typed-text.ts";
import type { ImportKind } from "./import.ts";
import { type Column, columnFor, columnsOf, kindOf } from "./import-columns.ts";

export const importLimits = { bytes: 5 * 1024 * 1024, rows: 20_000, cell: 1_000 };

/** A row as it was read: its first line in the file, its cells by our names, and what was wrong with its form. */
export type FileRow = { line: number; cells: Partial<Record<Column, string>>; flaw: "extra_cells" | "quotes" | null };

export type ImportFile = { kind: ImportKind; ignoredColumns: string[]; rows: FileRow[] };

export type Unreadable =
  | "empty"
  | "too_large"
  | "too_many_rows"
  | "workbook"
  | "binary"
  | "no_header"
  | "double_column"
  | "open_quote"
  | "only_header";

/** Reads a file of people or organizations, however a spreadsheet wrote it; a word says why one cannot be read. */
export function readImportFile(bytes: Uint8Array): ImportFile | Unreadable {
  if (bytes.length > importLimits.bytes) return "too_large";
  const text = textOf(bytes);
  if (text === "workbook" || text === "binary") return text;
  const trimmed = text.text.replace(/\r\n?/g, "\n").replace(/^sep=.\n/i, "");
  if (trimmed.trim() === "") return "empty";
  return rowsIn(trimmed, text.text.startsWith("sep=") ? 1 : 0);
}

/** UTF-8 and UTF-16 say so themselves or by their shape; what is neither was written by an old spreadsheet. */
function textOf(bytes: Uint8Array): { text: string } | "workbook" | "binary" {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) return "workbook";
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) return "workbook";
  const decoded = decode(bytes).replace(/^\uFEFF/, "");
  const controls = decoded.slice(0, 10_000).replace(/[^\p{Cc}]|[\t\n\r]/gu, "").length;
  return controls * 20 > Math.min(decoded.length, 10_000) ? "binary" : { text: decoded };
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const [even, odd] = nulsIn(bytes.subarray(0, 1_000));
  if (odd > 100 && even === 0) return new TextDecoder("utf-16le").decode(bytes);
  if (even > 100 && odd === 0) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function nulsIn(bytes: Uint8Array): [even: number, odd: number] {
  const count = (parity: number) => bytes.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  return [count(0), count(1)];
}

type Record_ = { line: number; cells: string[]; isQuoteOpen: boolean; hasQuoteFlaw: boolean };

function rowsIn(text: string, linesBefore: number): ImportFile | Unreadable {
  const [header, ...records] = recordsIn(text, delimiterOf(text), linesBefore);
  if (!header) return "empty";
  if ([header, ...records].some(({ isQuoteOpen }) => isQuoteOpen)) return "open_quote";
  const kind = kindOf(header.cells);
  if (!kind) return "no_header";
  const columns = header.cells.map((heading) => columnFor(heading, kind));
  const known = columns.filter((column) => column !== null);
  if (new Set(known).size < known.length) return "double_column";
  if (records.length === 0) return "only_header";
  if (records.length > importLimits.rows) return "too_many_rows";
  const ignoredColumns = header.cells
    .filter((heading, index) => columns[index] === null && heading.trim() !== "")
    .map((heading) => cleaned(heading).slice(0, 60))
    .slice(0, 20);
  return { kind, ignoredColumns, rows: records.map((record) => rowOf(record, columns)) };
}

function rowOf({ line, cells, hasQuoteFlaw }: Record_, columns: (Column | null)[]): FileRow {
  const named = columns.flatMap((column, index) => {
    const cell = cleaned(cells[index] ?? "");
    return column === null || cell === "" ? [] : [[column, cell] as const];
  });
  const hasMore = cells.slice(columns.length).some((cell) => cell.trim() !== "");
  const flaw = hasQuoteFlaw ? "quotes" : hasMore ? "extra_cells" : null;
  return { line, cells: Object.fromEntries(named), flaw };
}

/** One line, without what nobody sees; where the file holds control characters, the check sees a sign that says so. */
function cleaned(cell: string): string {
  const marked = cell
    .toWellFormed()
    .replace(/[\t\n\v\f\r]+/g, " ")
    .replace(/\p{Cc}/gu, "\uFFFD");
  return oneLine(marked).slice(0, importLimits.cell);
}

/** Records that say anything, with the line that each begins on. */
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
      if (records.length > importLimits.rows + 1) parser.abort();
    },
  });
  return records;
}

/** The sign that makes the most of our columns of the first line. */
function delimiterOf(text: string): string {
  const first = text.trimStart().split("\n", 1)[0] ?? "";
  const worth = (delimiter: string) =>
    first
      .split(delimiter)
      .map((heading) => heading.replaceAll('"', ""))
      .filter((heading) => columnFor(heading, "people") || columnFor(heading, "organizations")).length;
  return [",", ";", "\t"].reduce((best, each) => (worth(each) > worth(best) ? each : best));
}

/** A CSV file for spreadsheets of any kind. Nothing in it runs as a formula (OWASP: CSV injection). */
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

/** A file to fill in, with two made-up rows that show how. */
export function templateOf(kind: ImportKind): string {
  return `\uFEFF${csvOf([[...columnsOf[kind]], ...examples[kind]])}\r\n`;
}
