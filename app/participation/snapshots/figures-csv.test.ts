import { expect, test } from "vitest";
import type { ShownCell } from "./cell-words.ts";
import { figuresCsv } from "./figures-csv.ts";

const version = {
  ...{ kind: "quarter" as const, name: "", startsOn: "2026-10-01", endsOn: "2026-12-31", version: 1 },
  ruleVersion: "2026-11",
  isComplete: true,
};
const cellOf = (at: number): ShownCell => ({
  ...{ slice: "organization", row: `${at}`, label: `=Place ${at}`, measure: "people", state: "shown" },
  ...{ value: 10 + at, low: null, high: null, outOf: null },
});

async function* inBatches(cells: ShownCell[]): AsyncGenerator<ShownCell[], void> {
  for (let from = 0; from < cells.length; from += 1_700) yield cells.slice(from, from + 1_700);
}

test("a file of many chunks has every row once, in order, and names that begin like formulas stay text", async () => {
  const cells = Array.from({ length: 5_000 }, (_, at) => cellOf(at));
  const lines = (await new Response(figuresCsv(version, inBatches(cells))).text()).split("\r\n");
  expect(lines).toHaveLength(5_002);
  expect(lines[0]).toMatch(/^period,starts_on/);
  expect(lines.slice(1, -1).map((line) => line.split(",")[8])).toEqual(cells.map(({ value }) => String(value)));
  expect(lines[1]).toContain("'=Place 0");
});

test("a withheld cell has a word and no number", async () => {
  const withheld = { ...cellOf(1), state: "withheld" as const, value: null };
  const [, line = ""] = (await new Response(figuresCsv(version, inBatches([withheld]))).text()).split("\r\n");
  expect(line.endsWith(",people,,,,,withheld")).toBe(true);
});

test("spreadsheet programs see that names are UTF-8", async () => {
  const named = { ...cellOf(1), label: "Niños y niñas" };
  const bytes = new Uint8Array(await new Response(figuresCsv(version, inBatches([named]))).arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toContain(",Niños y niñas,");
});
