import * as m from "#app/messages/catalog.ts";
import { wordsForPercentage } from "#app/privacy/bands.ts";
import { defaultMinimum } from "#app/privacy/suppression.ts";
import type { DatasetSummary, Grouping, Measure, SummaryRow } from "./dataset.ts";
import type { Dataset } from "./dataset-file.ts";
import { keyOf, type Slice, totalKey } from "./dataset-slice.ts";

/** A slice in words and numbers that are safe to show. */
export function summaryOf(
  dataset: Dataset,
  measure: Measure,
  groupings: Grouping[],
  { slice, singles }: { slice: Slice; singles: Slice },
): DatasetSummary {
  const { codebook } = dataset;
  const total = rowOf(measure, singles, totalKey, []);
  const rows = combinations(groupings).map((categories) =>
    rowOf(
      measure,
      slice,
      keyOf(categories.map(({ grouping, category }) => ({ grouping: grouping.id, category }))),
      categories.map(({ grouping, category }) => grouping.categories[category] ?? ""),
    ),
  );
  return {
    dataset: { id: codebook.id, title: codebook.title, isSynthetic: codebook.isSynthetic },
    measure,
    groupings,
    columns: Object.fromEntries([...codebook.measures, ...codebook.groupings].map(({ id, label }) => [id, label])),
    total,
    rows,
    sentence: sentenceFor(dataset, measure, groupings, total, rows),
    notes: notesFor(dataset, measure, groupings, rows, singles),
  };
}

function combinations(groupings: Grouping[]): { grouping: Grouping; category: number }[][] {
  if (groupings.length === 0) return [];
  return groupings.reduce<{ grouping: Grouping; category: number }[][]>(
    (so, grouping) =>
      so.flatMap((before) => grouping.categories.map((_, category) => [...before, { grouping, category }])),
    [[]],
  );
}

function rowOf(measure: Measure, slice: Slice, key: string, group: string[]): SummaryRow {
  const withheld = slice.withheld.get(key) ?? null;
  const cell = slice.cells.get(key);
  if (withheld || !cell) {
    const shown =
      withheld === "complementary" ? m.lessonDataWithheld() : m.lessonDataSmall({ minimum: defaultMinimum });
    return { group, n: null, value: null, range: null, shown, withheld: withheld ?? "small" };
  }
  const n = cell.denominator;
  if (measure.summary === "mean") {
    const value = Math.round((10 * cell.numerator) / n) / 10;
    return { group, n, value, range: null, shown: withUnit(value.toFixed(1), measure.unit), withheld: null };
  }
  const percentage = slice.percentages.get(key);
  if (!percentage) {
    return { group, n, value: null, range: null, shown: m.lessonDataWithheld(), withheld: "complementary" };
  }
  const isExact = percentage.kind === "exact";
  return {
    group,
    n,
    value: isExact ? percentage.from : null,
    range: isExact ? null : [percentage.from, percentage.to],
    shown: wordsForPercentage(percentage),
    withheld: null,
  };
}

function withUnit(value: string, unit: string): string {
  if (unit === "") return value;
  return unit === "%" ? `${value}%` : `${value} ${unit}`;
}

function sentenceFor(
  { codebook }: Dataset,
  measure: Measure,
  groupings: Grouping[],
  total: SummaryRow,
  rows: SummaryRow[],
): string {
  const base = { measure: measure.label, shown: total.shown, n: total.n ?? 0, people: codebook.unitPlural };
  const all = measure.summary === "share" ? m.lessonDataTotalShare(base) : m.lessonDataTotalMean(base);
  if (groupings.length === 0) return all;
  const by = groupings.map(({ label }) => `“${label}”`).join(m.lessonDataAnd());
  const placed = rows.flatMap((row) => {
    const place = row.value ?? (row.range ? (row.range[0] + row.range[1]) / 2 : null);
    return place === null ? [] : [{ place, shown: row.shown }];
  });
  const ordered = [...placed].sort((a, b) => a.place - b.place);
  const low = ordered[0];
  const high = ordered.at(-1);
  if (!low || !high || placed.length < 2) return `${all} ${m.lessonDataNothingToCompare({ by })}`;
  // Which group has which number is in the chart, in an order that has a reason: a sentence would rank them.
  const spread = m.lessonDataSpread({ by, low: low.shown, high: high.shown });
  return `${all} ${spread}`;
}

function notesFor(
  { codebook, size }: Dataset,
  measure: Measure,
  groupings: Grouping[],
  rows: SummaryRow[],
  singles: Slice,
): string[] {
  const people = codebook.unitPlural;
  const counted = singles.cells.get(totalKey)?.denominator ?? 0;
  const missing = (grouping: Grouping) => singles.cells.get(`${totalKey}&${grouping.id}=missing`)?.denominator ?? 0;
  return [
    rows.some((row) => row.withheld === "small") ? m.lessonDataNoteSmall({ minimum: defaultMinimum, people }) : null,
    rows.some((row) => row.withheld === "complementary") ? m.lessonDataNoteComplementary() : null,
    rows.some((row) => row.range) ? m.lessonDataNoteBands() : null,
    ...groupings.map((each) => (each.isMultiple ? m.lessonDataNoteMultiple({ grouping: each.label, people }) : null)),
    size > counted ? m.lessonDataNoteMissing({ count: size - counted, people, measure: measure.label }) : null,
    ...groupings.map((each) =>
      missing(each) > 0 ? m.lessonDataNoteUnlisted({ count: missing(each), people, grouping: each.label }) : null,
    ),
    m.lessonDataNoteMeasure({ measure: measure.label, definition: measure.definition }),
    ...groupings.map((each) => m.lessonDataNoteOrder({ grouping: each.label, reason: each.orderReason })),
  ].filter((note) => note !== null);
}
