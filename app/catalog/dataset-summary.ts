import * as m from "#app/messages/catalog.ts";
import { defaultMinimum } from "#app/privacy/suppression.ts";
import type { DatasetCube, DatasetSummary, Measure, PublishedCell, SliceChoice, SummaryRow } from "./dataset.ts";
import { sentenceFor } from "./dataset-sentence.ts";
import { tableKey } from "./table-key.ts";

/** One choice of a cube in words and numbers; null if the cube has no such measure or grouping. */
export function summaryOf(cube: DatasetCube, choice: SliceChoice): DatasetSummary | null {
  const at = cube.measures.findIndex(({ id }) => id === choice.measure);
  const measure = cube.measures[at];
  const chosen = [...new Set(choice.groupings)].map((id) => cube.groupings.findIndex((each) => each.id === id));
  const groupings = chosen.flatMap((place) => cube.groupings[place] ?? []);
  if (!measure || groupings.length < chosen.length || chosen.length > 2) return null;
  const total = rowOf(measure, cube.tables[tableKey(at, [])]?.[0] ?? null, []);
  const rows = chosen.length === 0 ? [] : rowsOf(cube, measure, at, chosen);
  return {
    isSynthetic: cube.isSynthetic,
    measure,
    groupings,
    total,
    rows,
    sentence: sentenceFor({ measure, groupings, total, rows, people: cube.unitPlural }),
    notes: notesFor(cube, { measure, at, groupings, rows: [...rows, total] }),
  };
}

/** In the order in which the groupings were chosen, which may be the reverse of the table's. */
function rowsOf(cube: DatasetCube, measure: Measure, at: number, chosen: number[]): SummaryRow[] {
  const table =
    cube.tables[
      tableKey(
        at,
        [...chosen].sort((a, b) => a - b),
      )
    ] ?? [];
  const [outer, inner] = chosen.map((place) => cube.groupings[place]?.categories ?? []);
  if (!outer) return [];
  if (!inner) return outer.map((label, place) => rowOf(measure, table[place] ?? null, [label]));
  const isTurned = (chosen[0] ?? 0) > (chosen[1] ?? 0);
  return outer.flatMap((label, a) =>
    inner.map((other, b) => {
      const place = isTurned ? b * outer.length + a : a * inner.length + b;
      return rowOf(measure, table[place] ?? null, [label, other]);
    }),
  );
}

function rowOf(measure: Measure, cell: PublishedCell | null, group: string[]): SummaryRow {
  if (!cell) return { group, n: null, value: null, range: null, shown: m.lessonDataWithheld() };
  const [n, from, to] = cell;
  if (from === undefined) return { group, n, value: null, range: null, shown: m.lessonDataWithheld() };
  if (to !== undefined) return { group, n, value: null, range: [from, to], shown: wordsForBand(from, to) };
  const digits = measure.summary === "mean" ? from.toFixed(1) : String(from);
  return { group, n, value: from, range: null, shown: withUnit(digits, measure.unit) };
}

function wordsForBand(from: number, to: number): string {
  if (from === 0) return `≤ ${to}%`;
  return to === 100 ? `≥ ${from}%` : `${from}–${to}%`;
}

function withUnit(value: string, unit: string): string {
  if (unit === "") return value;
  return unit === "%" ? `${value}%` : `${value} ${unit}`;
}

function notesFor(
  { unitPlural: people }: DatasetCube,
  {
    measure,
    at,
    groupings,
    rows,
  }: {
    measure: DatasetCube["measures"][number];
    at: number;
    groupings: DatasetCube["groupings"];
    rows: SummaryRow[];
  },
): string[] {
  return [
    rows.some((row) => row.value === null && row.range === null)
      ? m.lessonDataNoteWithheld({ minimum: defaultMinimum, people })
      : null,
    rows.some((row) => row.range) ? m.lessonDataNoteBands() : null,
    ...groupings.map((each) => (each.isMultiple ? m.lessonDataNoteMultiple({ grouping: each.label, people }) : null)),
    measure.missing ? m.lessonDataNoteMissing({ count: measure.missing, people, measure: measure.label }) : null,
    ...groupings.map(({ label, unlisted }) => {
      const count = unlisted[at] ?? 0;
      return count > 0 ? m.lessonDataNoteUnlisted({ count, people, grouping: label }) : null;
    }),
    m.lessonDataNoteMeasure({ measure: measure.label, definition: measure.definition }),
    ...groupings.map((each) => m.lessonDataNoteOrder({ grouping: each.label, reason: each.orderReason })),
  ].filter((note) => note !== null);
}
