import { csvLine } from "#app/http/csv.ts";
import * as m from "#app/messages/catalog.ts";
import type { PeriodKind } from "../periods/period.ts";
import { periodInWords } from "../periods/period-words.ts";
import { rowInWords, sliceInWords } from "../slices/slice-words.ts";
import { cellInWords, type ShownCell } from "./cell-words.ts";

type Version = {
  kind: PeriodKind;
  name: string;
  startsOn: string;
  endsOn: string;
  version: number;
  ruleVersion: string;
};

/** A version's figures in long format: a row for each published cell, with what was withheld said in words. */
export function figuresCsv(version: Version, cells: readonly ShownCell[]): string {
  const headings = [
    "period",
    "starts_on",
    "ends_on",
    "version",
    "rule",
    "table",
    "group",
    "measure",
    "value",
    "low",
    "high",
    "out_of",
    "note",
  ];
  const period = [periodInWords(version), version.startsOn, version.endsOn, version.version, version.ruleVersion];
  const rows = cells.map((cell) => [
    ...period,
    ...[sliceInWords(cell.slice), rowInWords(cell), cell.measure, cell.value, cell.low, cell.high, cell.outOf],
    cell.state === "shown" ? "" : cell.state === "withheld" ? m.participationWithheld() : cellInWords(cell),
  ]);
  return [headings, ...rows].map(csvLine).join("");
}
