import { strToU8, zipSync } from "fflate";
import { summaryOf } from "#app/catalog/dataset-summary.ts";
import { type Choice, type OwnInput, type OwnTable, readOwnTable } from "#app/learning/your-data/own-table.ts";

/** The table in a text or file; throws if there is none. */
export function read(input: OwnInput | string, choice: Choice = {}): OwnTable {
  const reading = readOwnTable(typeof input === "string" ? { text: input } : input, choice);
  if (reading.kind === "unreadable") throw new Error(reading.why);
  return reading.table;
}

/** Why a table cannot be read. */
export const why = (input: OwnInput | string) => {
  const reading = readOwnTable(typeof input === "string" ? { text: input } : input);
  return reading.kind === "unreadable" ? reading.why : "read";
};

/** What the explorer shows: the value of each group, by its label, or "withheld". */
export function shown(table: OwnTable, measureLabel: string, groupingLabel?: string): Record<string, string> {
  const measure = table.cube.measures.find(({ label }) => label === measureLabel);
  const grouping = table.cube.groupings.find(({ label }) => label === groupingLabel);
  const groupings = groupingLabel === undefined ? [] : [grouping?.id ?? "none"];
  const summary = summaryOf(table.cube, { measure: measure?.id ?? "none", groupings });
  if (!summary) throw new Error(`no ${measureLabel} by ${groupingLabel} among ${names(table)}`);
  const rows = [...summary.rows, { ...summary.total, group: ["All"] }];
  return Object.fromEntries(rows.map(({ group, shown, n }) => [group[0], n === null ? shown : `${shown} of ${n}`]));
}

export const names = ({ cube }: OwnTable) =>
  [...cube.measures, ...cube.groupings].map(({ label }) => label).join(" | ");

/** School, enrolled, present: three schools. */
export const schools = [
  ["School", "Enrolled", "Present"],
  ["Alder", "120", "90"],
  ["Birch", "80", "48"],
  ["Cedar", "1200", "900"],
];
export const expected = { Alder: "75% of 120", Birch: "60% of 80", Cedar: "75% of 1200", All: "74% of 1400" };
export const joined = (by: string, rows = schools, end = "\n") => rows.map((row) => row.join(by)).join(end);
export const utf16 = (text: string, isBig = false, mark = true) => {
  const bytes = new Uint8Array(
    new Uint16Array([...(mark ? "\uFEFF" : ""), ...text].map((each) => each.charCodeAt(0))).buffer,
  );
  if (isBig) for (let at = 0; at < bytes.length; at += 2) bytes.subarray(at, at + 2).reverse();
  return { bytes };
};

/** An XLSX file as spreadsheets write it: a sheet's XML, with styles 1 percent and 2 date. */
export function xlsx(sheet: string, more: Record<string, string> = {}): { bytes: Uint8Array } {
  const parts = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]mmm d, yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet>${sheet}</worksheet>`,
    ...more,
  };
  return { bytes: zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))) };
}

/** The same archive with other sizes in its directory, as a bomb would unpack to. */
export function withClaimedSizes(bytes: Uint8Array, size: number): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  for (let at = 0; at < changed.length - 28; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return changed;
}

export const inline = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
export const number = (value: string | number, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
export const row = (...cells: string[]) => `<row>${cells.join("")}</row>`;
export const sheetOf = (...rows: string[]) => `<sheetData>${rows.join("")}</sheetData>`;
export const schoolSheet = sheetOf(
  ...schools.map((cells, at) => row(...cells.map((cell, column) => (at && column ? number(cell) : inline(cell))))),
);
