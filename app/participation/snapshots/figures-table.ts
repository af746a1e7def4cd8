import * as m from "#app/messages/catalog.ts";
import type { PeriodKind } from "../periods/period.ts";
import { periodInWords } from "../periods/period-words.ts";
import { rowInWords, sliceInWords } from "../slices/slice-words.ts";
import { cellInWords, type ShownCell } from "./cell-words.ts";

export type FrozenVersion = {
  kind: PeriodKind;
  name: string;
  startsOn: string;
  endsOn: string;
  version: number;
  ruleVersion: string;
  /** False where protecting the figures did not end in time. */
  isComplete: boolean;
};

export const figureHeadings = [
  ...[
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
  ],
  "note",
];

type TableRow = (string | number | null)[];

/** A version's figures in long format: a row for each published cell, with what was withheld said in words. */
export function* figureRows(version: FrozenVersion, cells: readonly ShownCell[]): Generator<TableRow, void> {
  // Once for all rows: a date's words are slow to make.
  const period = [periodInWords(version), version.startsOn, version.endsOn, version.version, version.ruleVersion];
  for (const cell of cells) {
    yield [
      ...period,
      ...[sliceInWords(cell.slice), rowInWords(cell), cell.measure, cell.value, cell.low, cell.high, cell.outOf],
      cell.state === "shown" ? "" : cell.state === "withheld" ? m.participationWithheld() : cellInWords(cell),
    ];
  }
}

/** What a reader of the figures has to know, the same as in reports: a line each. */
export function figureNotes(version: FrozenVersion, cells: readonly ShownCell[]): string[] {
  return [m.participationWithheldNote(), ...dataNotes(version, cells)];
}

/** The notes that reports and files share. */
export function dataNotes(
  { ruleVersion, isComplete }: Pick<FrozenVersion, "ruleVersion" | "isComplete">,
  cells: readonly ShownCell[],
): string[] {
  const groups = cells.filter(({ slice }) => slice !== "total");
  const withheld = groups.filter(({ state }) => state === "withheld").length;
  return [
    m.participationWithheldMany({ withheld, all: groups.length }),
    ...(isComplete ? [] : [m.participationNotChecked()]),
    m.reportNoteCounting(),
    m.reportNoteTwo(),
    m.reportNoteDays(),
    m.reportNoteRule({ rule: ruleVersion }),
    m.participationRecomputeNote(),
  ];
}
