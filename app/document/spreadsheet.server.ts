import type { Cell, Sheet } from "write-excel-file/node";
import { type Block, type DocumentModel, textOf } from "./document.ts";

/** A cell: text stays text, also where it begins like a formula; null is empty. */
export type SheetCell = string | number | null;
export type SheetTable = { name: string; headings: readonly string[]; rows: readonly (readonly SheetCell[])[] };

/** The most characters that spreadsheet programs read in a cell. */
const longestCell = 32_767;
/** Column widths in characters. */
const [narrowest, widest] = [10, 60];

/** An XLSX file with a sheet for each table: headings in bold that stay in view, columns as wide as their texts. */
export async function drawSheets(tables: readonly SheetTable[]): Promise<Buffer> {
  const names = sheetNames(tables.map(({ name }) => name));
  const sheets = tables.map(
    ({ headings, rows }, at): Sheet<never> => ({
      sheet: names[at] ?? "",
      data: [headings.map((text) => textCell(text, true)), ...rows.map((row) => row.map(cellOf))],
      columns: headings.map((heading, column) => ({ width: widthOf([heading, ...rows.map((row) => row[column])]) })),
      stickyRowsCount: 1,
    }),
  );
  const { default: writeSpreadsheet } = await import("write-excel-file/node");
  return writeSpreadsheet(sheets).toBuffer();
}

/**
 * A document as an XLSX file: its texts on the first sheet, each table on its own, and everything from the heading `notes`
 * on the last.
 */
export function drawSpreadsheet(document: DocumentModel, notes: string): Promise<Buffer> {
  const isNotes = (block: Block) => block.kind === "heading" && textOf(block.words) === notes;
  const at = document.blocks.findIndex(isNotes);
  const [body, last] = at < 0 ? [document.blocks, []] : [document.blocks.slice(0, at), document.blocks.slice(at + 1)];
  const tables = document.blocks.flatMap((block) => (block.kind === "table" ? [sheetOf(block)] : []));
  const texts = (blocks: readonly Block[]) => blocks.flatMap(linesOf).map((line) => [line]);
  return drawSheets([
    { name: document.title, headings: [document.title], rows: texts(body) },
    ...tables,
    ...(at < 0 ? [] : [{ name: notes, headings: [notes], rows: texts(last) }]),
  ]);
}

function sheetOf({ caption, columns, rows }: Extract<Block, { kind: "table" }>): SheetTable {
  return {
    name: caption,
    headings: columns.map(({ heading }) => heading),
    rows: rows.map((row) => row.map((words, at) => valueIn(textOf(words), columns[at]?.isNumber === true))),
  };
}

/** A number where the whole text is one; "withheld" and "12% or less" stay words. */
function valueIn(text: string, isNumber: boolean): SheetCell {
  return isNumber && /^\d{1,3}(,?\d{3})*(\.\d+)?$/.test(text) ? Number(text.replaceAll(",", "")) : text;
}

function linesOf(block: Block): string[] {
  if (block.kind === "table") return [`[${block.caption}]`];
  return block.kind === "list" ? block.items.map(textOf) : [textOf(block.words)];
}

const textCell = (text: string, isHeading = false): Cell => ({
  ...{ value: cut(text, longestCell), type: String, alignVertical: "top" as const },
  ...(isHeading ? { fontWeight: "bold" as const } : { wrap: text.length > widest }),
});

function cellOf(cell: SheetCell): Cell {
  if (cell === null) return null;
  return typeof cell === "number" ? { value: cell, type: Number, alignVertical: "top" } : textCell(cell);
}

function widthOf(cells: readonly (SheetCell | undefined)[]): number {
  const longest = cells.reduce<number>((most, cell) => Math.max(most, String(cell ?? "").length), narrowest);
  return Math.min(longest, widest) + 2;
}

/** The beginning of a text. Spreadsheet programs count an emoji as two characters, and none is cut into halves. */
const cut = (text: string, most: number) => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");

/** The beginning of a name, as many whole words as fit; a single long word is cut. */
function shortened(name: string, most: number): string {
  if (name.length <= most) return name;
  const start = cut(name, most + 1);
  const words = start.slice(0, Math.max(0, start.lastIndexOf(" ")));
  return (words || cut(name, most)).replace(/[\p{P}\s]+$/u, "") || "Sheet";
}

/** Names as spreadsheet programs allow them: 31 characters, none of []:*?/\, no apostrophe at an end, and no two alike. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
        .replace(/\s+/g, " ")
        .replace(/^['\s]+|['\s]+$/g, "") || "Sheet";
    for (let number = 1; ; number += 1) {
      const end = number === 1 ? "" : ` ${number}`;
      const free = `${shortened(plain, 31 - end.length)}${end}`;
      if (taken.has(free.toLowerCase())) continue;
      taken.add(free.toLowerCase());
      return free;
    }
  });
}

/** An XLSX file to download under a name, for the eyes of the person alone. */
export function spreadsheetResponse(file: Buffer, name: string): Response {
  return new Response(new Uint8Array(file), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}
