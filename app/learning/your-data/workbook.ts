import { strFromU8, unzipSync } from "fflate";
import type { Grid } from "./delimited.ts";
import { attribute, type Element, elements, textOf, unescaped } from "./xml.ts";

export type Workbook = { sheets: string[]; grid: Grid };

export class UnreadableWorkbook extends Error {}

const mostRows = 200_000;
const mostColumns = 200;
/** A sheet of 50,000 rows has some 30 MB; a file that unpacks to far more is a bomb, not a table. */
const mostBytes = 150_000_000;

/**
 * One sheet of an XLSX file: the one asked for, or the first that holds a table, because many workbooks begin with a
 * page about themselves. Formulas count as their values.
 */
export function readWorkbook(bytes: Uint8Array, sheet: string | undefined, isTable: (grid: Grid) => boolean): Workbook {
  const parts = unpack(bytes);
  const part = (name: string) => {
    const found = parts[name];
    return found ? strFromU8(found) : "";
  };
  const book = part("xl/workbook.xml");
  const targets = new Map(
    [...elements(part("xl/_rels/workbook.xml.rels"), "Relationship")].map((each) => [
      attribute(each, "Id") ?? "",
      (attribute(each, "Target") ?? "").replace(/^\/?(xl\/)?/, "xl/"),
    ]),
  );
  const sheets = [...elements(book, "sheet")]
    .filter((each) => (attribute(each, "state") ?? "visible") === "visible")
    .map((each) => ({ name: attribute(each, "name") ?? "", file: targets.get(attribute(each, "id") ?? "") ?? "" }))
    .filter(({ file }) => file in parts);
  if (sheets.length === 0) throw new UnreadableWorkbook("no sheets");
  const strings = [...elements(part("xl/sharedStrings.xml"), "si")].map(({ inner }) => textOf(inner));
  const formats = formatsIn(part("xl/styles.xml"));
  const isFrom1904 = [...elements(book, "workbookPr")].some((each) =>
    /^(1|true)$/.test(attribute(each, "date1904") ?? ""),
  );
  const order = sheet === undefined ? sheets : sheets.filter(({ name }) => name === sheet);
  for (const { file } of order) {
    const grid = gridOf(part(file), { strings, formats, isFrom1904 });
    if (isTable(grid)) return { sheets: sheets.map(({ name }) => name), grid };
  }
  return { sheets: sheets.map(({ name }) => name), grid: [] };
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0;
  let isOther = false;
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    isOther ||= name === "content.xml" || name === "xl/workbook.bin" || name === "Index/Document.iwa";
    if (!/^xl\/(workbook|sharedStrings|styles|worksheets\/[^/]+)\.xml$|^xl\/_rels\/workbook\.xml\.rels$/.test(name)) {
      return false;
    }
    total += originalSize;
    if (total > mostBytes) throw new UnreadableWorkbook("too large");
    return true;
  };
  try {
    const parts = unzipSync(bytes, { filter });
    // OpenDocument and binary workbooks are archives, too.
    if (isOther) throw new UnreadableWorkbook("other format");
    return parts;
  } catch (error) {
    throw error instanceof UnreadableWorkbook ? error : new UnreadableWorkbook("damaged");
  }
}

type Format = "plain" | "date" | "percent";
type Context = { strings: string[]; formats: Format[]; isFrom1904: boolean };

const builtIn: Record<number, Format> = { 9: "percent", 10: "percent" };
for (const id of [14, 15, 16, 17, 22]) builtIn[id] = "date";

/** What the cell styles make of a number, by their index. */
function formatsIn(styles: string): Format[] {
  const own = new Map<number, Format>();
  for (const each of elements(styles, "numFmt")) {
    const code = (attribute(each, "formatCode") ?? "").replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
    own.set(
      Number(attribute(each, "numFmtId")),
      /[yd]/i.test(code) ? "date" : code.includes("%") ? "percent" : "plain",
    );
  }
  const [cells] = [...elements(styles, "cellXfs")];
  return [...elements(cells?.inner ?? "", "xf")].map((each) => {
    const id = Number(attribute(each, "numFmtId") ?? 0);
    return own.get(id) ?? builtIn[id] ?? "plain";
  });
}

function gridOf(xml: string, context: Context): Grid {
  const grid: Grid = [];
  const columnStyles = columnStylesIn(xml);
  let below = 0;
  for (const row of elements(xml, "row")) {
    const at = Math.max(below, Number(attribute(row, "r") ?? below + 1) - 1);
    if (at >= mostRows) throw new UnreadableWorkbook("too large");
    below = at + 1;
    const cells: string[] = [];
    for (const cell of elements(row.inner, "c")) {
      const column = columnOf(attribute(cell, "r")) ?? cells.length;
      if (column < mostColumns) cells[column] = cellWords(cell, columnStyles[column] ?? -1, context);
    }
    grid[at] = Array.from(cells, (cell) => cell ?? "");
  }
  const whole = Array.from(grid, (row) => row ?? []);
  fillMerged(whole, xml);
  return whole;
}

/** The style of each column, which some programs write there and not at its cells. */
function columnStylesIn(xml: string): number[] {
  const styles: number[] = [];
  for (const each of elements(xml.slice(0, 100_000), "col")) {
    const [first, last, style] = ["min", "max", "style"].map((name) => Number(attribute(each, name)));
    if (!first || !last || style === undefined || Number.isNaN(style)) continue;
    for (let column = first; column <= Math.min(last, mostColumns); column += 1) styles[column - 1] = style;
  }
  return styles;
}

/** "AB12" is in column 27, counted from 0. */
function columnOf(reference: string | undefined): number | null {
  const letters = reference?.match(/^\$?([A-Z]{1,3})/)?.[1];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}

function cellWords(cell: Element, columnStyle: number, { strings, formats, isFrom1904 }: Context): string {
  const type = attribute(cell, "t") ?? "n";
  if (type === "inlineStr") return textOf(cell.inner);
  const [value] = [...elements(cell.inner, "v")];
  if (!value) return "";
  const written = unescaped(value.inner).trim();
  if (type === "s") return strings[Number(written)] ?? "";
  if (type === "b") return written === "1" ? "TRUE" : "FALSE";
  if (type === "e") return "";
  if (type !== "n" || written === "") return written;
  const number = Number(written);
  if (!Number.isFinite(number)) return written;
  const format = formats[Number(attribute(cell, "s") ?? columnStyle)] ?? "plain";
  if (format === "date") return dayOf(number, isFrom1904);
  return format === "percent" ? `${tidy(100 * number)}%` : String(tidy(number));
}

/** Without the last digits of a binary fraction: 0.1 + 0.2 is 0.3. */
const tidy = (number: number) => Number(number.toPrecision(12));

/** A day counted from 1899-12-30, or from 1904, as ISO 8601. */
function dayOf(serial: number, isFrom1904: boolean): string {
  const date = new Date(Math.floor(serial + (isFrom1904 ? 1462 : 0) - 25_569) * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(serial) : date.toISOString().slice(0, 10);
}

/** Words of a merged cell stand in each cell that it covers. A number stays once, or it would be counted twice. */
function fillMerged(grid: Grid, xml: string): void {
  for (const merged of elements(xml, "mergeCell")) {
    const [from = "", to = ""] = (attribute(merged, "ref") ?? "").split(":");
    const [left, right] = [columnOf(from), columnOf(to)];
    const [top, bottom] = [from, to].map((reference) => Number(reference.match(/\d+$/)?.[0] ?? 0) - 1);
    if (left === null || right === null || top === undefined || bottom === undefined || top < 0) continue;
    const words = grid[top]?.[left] ?? "";
    if (words === "" || /^[\d\s.,%-]+$/.test(words)) continue;
    for (let row = top; row <= Math.min(bottom, grid.length - 1); row += 1) {
      const cells = grid[row] ?? [];
      for (let column = left; column <= Math.min(right, mostColumns); column += 1) {
        while (cells.length <= column) cells.push("");
        cells[column] = words;
      }
      grid[row] = cells;
    }
  }
}
