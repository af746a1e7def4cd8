import type { Cells, Column, Heading, ImportKind } from "./import.ts";
import { columnFor, columnsOf, kindOf } from "./import-columns.ts";

/** The key of a column's cells in a row. */
export const cellKey = ({ column }: Heading, index: number): Column | `#${number}` => column ?? `#${index}`;

/** How many rows are searched for headings: lists start with titles, dates and blank lines. */
export const rowsBeforeHeadings = 20;

const isAddress = (cell: string) => /^\s*[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+\s*$/.test(cell);
const hasSurnameFirst = (cell: string) => /^[^,]*\p{L}[^,]*,[^,]*\p{L}[^,]*$/u.test(cell);

/**
 * Finds the heading row among the first rows of a file, and what each heading means. When no heading names an address
 * column, uses the row before the first address. Returns null when there is none.
 */
export function headingsIn(rows: string[][]): { at: number; kind: ImportKind; headings: Heading[] } | null {
  const named = rows.findIndex((row) => kindOf(row) !== null);
  const addressed = rows.findIndex((row) => row.some(isAddress));
  const isNamed = named !== -1 && (addressed === -1 || named < addressed);
  const at = isNamed ? named : addressed - 1;
  const row = rows[at];
  if (!row) return null;
  const kind = kindOf(row) ?? "people";
  const columns = row.map((heading) => columnFor(heading, kind));
  if (!isNamed) {
    const column = rows[addressed]?.findIndex(isAddress) ?? -1;
    if (!row[column]?.trim() || row.filter((cell) => cell.trim() !== "").length < 2) return null;
    columns[column] = "email";
  }
  return { at, kind, headings: markDuplicates(row, surnameFirst(columns, rows.slice(at + 1))) };
}

/** Reads a single name column as "last, first" when every name looks like "Reyes, Ana". */
function surnameFirst(columns: (Column | null)[], rows: string[][]): (Column | null)[] {
  return columns.map((column, index) => {
    if (column !== "name" || !columns.includes("email")) return column;
    const cells = rows.flatMap((row) => row[index]?.trim() || []);
    return cells.length > 0 && cells.every(hasSurnameFirst) ? "last_first" : column;
  });
}

function markDuplicates(row: string[], columns: (Column | null)[]): Heading[] {
  return row.map((heading, index): Heading => {
    const column = columns[index] ?? null;
    const isTwin = column !== null && columns.indexOf(column) < index;
    return isTwin ? { heading, column: null, twin: column } : { heading, column };
  });
}

/** A row's name from whichever columns hold it; null when it has none. */
export function nameIn({ name, first_name, last_name, last_first }: Cells): string | null {
  if (name) return name;
  if (first_name || last_name) return [first_name, last_name].filter(Boolean).join(" ");
  return last_first ? last_first.split(",").reverse().join(" ").replace(/\s+/g, " ").trim() : null;
}

/**
 * The columns of the file to correct and upload again: its own headings where they would be read the same way, plus a
 * district when the file has none, to tell schools of one name apart.
 */
export function fileColumns({ kind, headings }: { kind: ImportKind; headings: Heading[] }) {
  if (headings.length === 0) return columnsOf[kind].map((column) => ({ heading: column, key: column }));
  const own = headings.map((each, index) => {
    const isReadSo = columnFor(each.heading, kind) === each.column;
    return { heading: each.column === null || isReadSo ? each.heading : each.column, key: cellKey(each, index) };
  });
  const hasDistrict = own.some(({ key }) => key === "district");
  return hasDistrict ? own : [...own, { heading: "district", key: "district" as const }];
}
