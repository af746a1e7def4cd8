import type { DatasetCube } from "#app/catalog/dataset.ts";
import { cubeOf, protectedDataset } from "#app/catalog/dataset-cube.ts";
import { type Column, columnsOf } from "./columns.ts";
import { decodeText } from "./decode-text.ts";
import { gridOfText } from "./delimited.ts";
import { datasetOf, guessRows, type RowsAre, sizesIn } from "./own-dataset.ts";
import { tableOf } from "./table.ts";
import { readWorkbook, UnreadableWorkbook } from "./workbook.ts";

export type OwnInput = { text: string } | { bytes: Uint8Array };

/** The corrections that a person may make: the sheet, and the meaning of a row. */
export type Choice = { sheet?: string; rowsAre?: RowsAre };

/** A table after suppression. No cell of a row is in it, only groups of ten or more. */
export type OwnTable = {
  /** Rows counted, and rows left out because they add up others. */
  rows: number;
  totals: number;
  isAboutPeople: boolean;
  used: string[];
  /** Columns that nothing is made of. Those about people have no name here if the heading itself is one. */
  aside: { name: string; why: Aside }[];
  sheets: string[];
  rowsAre: RowsAre;
  /** Columns that could say how many people a row stands for. */
  sizes: string[];
  cube: DatasetCube;
};

export type Aside = Extract<Column, { kind: "aside" }>["why"];
export type Unreadable =
  | "old format"
  | "other format"
  | "damaged"
  | "too large"
  | "no table"
  | "too many"
  | "nothing"
  | "not a table"
  | "unavailable";
export type Reading = { kind: "table"; table: OwnTable } | { kind: "unreadable"; why: Unreadable };

const mostBytes = 30_000_000;

/** Reads, counts and suppresses a table, all in the caller's memory: a worker in the reader's browser. */
export function readOwnTable(input: OwnInput, { sheet, rowsAre }: Choice = {}): Reading {
  const unreadable = (why: Unreadable): Reading => ({ kind: "unreadable", why });
  const read = sheetOf(input, sheet);
  if (typeof read === "string") return unreadable(read);
  const table = tableOf(read.grid);
  if (!table) return unreadable("no table");
  const { columns, isAboutPeople } = columnsOf(table, read.delimiter);
  const rows = rowsAre ?? guessRows(columns, isAboutPeople);
  const dataset = datasetOf(columns, rows, isAboutPeople);
  if (typeof dataset === "string") return unreadable(dataset);
  const { measures, groupings } = dataset.codebook;
  const cube = cubeOf(protectedDataset(dataset), {
    measures: measures.map(({ id }) => id),
    groupings: groupings.map(({ id }) => id),
  });
  if (!cube) return unreadable("nothing");
  return {
    kind: "table",
    table: {
      rows: table.rows,
      totals: table.totals,
      isAboutPeople,
      used: columns.flatMap((column) => (column.kind === "aside" ? [] : [column.name])),
      aside: columns.flatMap((column) => (column.kind === "aside" ? [{ name: column.name, why: column.why }] : [])),
      sheets: read.sheets,
      rowsAre: rows,
      sizes: sizesIn(columns),
      cube,
    },
  };
}

type Sheet = { grid: string[][]; delimiter: string; sheets: string[] };

function sheetOf(input: OwnInput, sheet: string | undefined): Sheet | Unreadable {
  if ("text" in input) return input.text.length > mostBytes ? "too large" : { ...gridOfText(input.text), sheets: [] };
  const { bytes } = input;
  if (bytes.length > mostBytes) return "too large";
  const begins = (...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);
  // Old Excel files and those with a password are one kind of container.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return "old format";
  if (begins(0x50, 0x4b)) return workbookOf(bytes, sheet);
  if (begins(0x25, 0x50, 0x44, 0x46) || begins(0x89, 0x50, 0x4e, 0x47) || begins(0xff, 0xd8)) return "not a table";
  const text = decodeText(bytes);
  // Some systems save a web page or an XML file under the name of a spreadsheet.
  return /^\s*<(\?xml|!doctype|html|table)\b/i.test(text) ? "other format" : { ...gridOfText(text), sheets: [] };
}

function workbookOf(bytes: Uint8Array, sheet: string | undefined): Sheet | Unreadable {
  try {
    const { grid, sheets } = readWorkbook(bytes, sheet, (each) => tableOf(each) !== null);
    return { grid, sheets, delimiter: "," };
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    return error.message === "too large" || error.message === "other format" ? error.message : "damaged";
  }
}
