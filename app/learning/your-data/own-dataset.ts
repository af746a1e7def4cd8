import type { Grouping, Measure } from "#app/catalog/dataset.ts";
import type { Dataset } from "#app/catalog/dataset-file.ts";
import * as m from "#app/messages/catalog.ts";
import { defaultMinimum } from "#app/privacy/suppression.ts";
import type { Column } from "./columns.ts";

/** What one row of the table is: a person, or a group with a column that says how many people it has. */
export type RowsAre = { kind: "people" } | { kind: "groups"; size: string };

/** Limits that keep a phone fast and a reader oriented. */
const mostMeasures = 12;
const mostGroupings = 4;
const mostCategories = 16;
const mostPeople = 500_000;

const sizeHeading =
  /^(n|count|counts|number|#|total|headcount|enrollment|enrolled|tested|respondents?|responses|people|students|children|families|youth|participants|members|denominator|total (students|enrolled|enrollment|count|n)|(number|count|#) (of |enrolled|tested).*|students (enrolled|tested)|enrollment.*|count of .*|inscritos|matriculados|alumnos|estudiantes|personas|familias)$/i;

const isWhole = (value: number | null) => value === null || (Number.isInteger(value) && value >= 0);
type NumberColumn = Extract<Column, { kind: "number" }>;
const isNumber = (column: Column): column is NumberColumn => column.kind === "number";

/** The columns that could say how many people a row stands for. */
export const sizesIn = (columns: Column[]): string[] =>
  columns.flatMap((column) =>
    isNumber(column) && !column.isPercent && column.values.every(isWhole) ? [column.name] : [],
  );

/** A guess that people can correct: rows about people are people; a column called n or enrolled makes them groups. */
export function guessRows(columns: Column[], isAboutPeople: boolean): RowsAre {
  // "Enrolled (Oct 1)" is "Enrolled".
  const bare = (name: string) => name.replace(/\s*\(.*\)$/, "");
  const size = isAboutPeople ? undefined : sizesIn(columns).find((name) => sizeHeading.test(bare(name)));
  return size === undefined ? { kind: "people" } : { kind: "groups", size };
}

/**
 * A dataset for the explorer, one row a person; "too many" or "nothing" where there cannot be one. In a table about
 * people, categories of fewer than ten become one, because a rare word may be a name.
 */
export function datasetOf(columns: Column[], rows: RowsAre, isAboutPeople: boolean): Dataset | "too many" | "nothing" {
  const sizes = sizesOf(columns, rows);
  const size = sizes.reduce((sum, each) => sum + each, 0);
  if (size > mostPeople) return "too many";
  const least = isAboutPeople ? defaultMinimum : 1;
  const groupings = groupingsIn(columns, least);
  const measures = measuresIn(columns, rows, sizes, least).slice(0, mostMeasures);
  if (measures.length === 0 || size === 0) return "nothing";
  return {
    codebook: {
      id: "own",
      title: m.yourDataTitle(),
      isSynthetic: false,
      unitSingular: m.yourDataPerson(),
      unitPlural: m.yourDataPeople(),
      measures: measures.map(({ measure }) => measure),
      groupings: groupings.map(({ grouping }) => grouping),
      otherColumns: [],
      license: "",
      note: "",
    },
    size,
    measures: new Map(measures.map(({ measure, values }) => [measure.id, spread(sizes, size, values)])),
    groupings: new Map(groupings.map(({ grouping, masks }) => [grouping.id, spreadMasks(sizes, size, masks)])),
  };
}

function sizesOf(columns: Column[], rows: RowsAre): number[] {
  const length = Math.max(0, ...columns.map((column) => (column.kind === "aside" ? 0 : column.values.length)));
  if (rows.kind === "people") return Array.from({ length }, () => 1);
  const column = columns.filter(isNumber).find(({ name }) => name === rows.size);
  return Array.from({ length }, (_, at) => Math.max(0, Math.round(column?.values[at] ?? 0)));
}

type OwnGrouping = { grouping: Grouping; masks: number[] };

function groupingsIn(columns: Column[], least: number): OwnGrouping[] {
  const named = columns.flatMap((column, at): OwnGrouping[] => {
    if (column.kind === "category") return [groupingOf(`g${at}`, column.name, column.values, least)];
    if (column.kind !== "answer") return [];
    const words = column.values.map((value) => (value === null ? null : value ? m.yourDataYes() : m.yourDataNo()));
    return [groupingOf(`g${at}`, column.name, words, 1)];
  });
  // Categories before answers, which are measures first.
  const isAnswer = ({ grouping }: OwnGrouping) => columns[Number(grouping.id.slice(1))]?.kind === "answer";
  return [...named.filter((each) => !isAnswer(each)), ...named.filter(isAnswer)].slice(0, mostGroupings);
}

/** In natural order. Categories of fewer than `least` rows, and the smallest beyond sixteen, become one. */
function groupingOf(id: string, label: string, values: (string | null)[], least: number): OwnGrouping {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const natural = (one: string, other: string) => one.localeCompare(other, "en", { numeric: true });
  const frequent = [...counts].filter(([, count]) => count >= least);
  const largest = frequent.sort((a, b) => b[1] - a[1]).map(([value]) => value);
  const isWhole = largest.length === counts.size && counts.size <= mostCategories;
  const kept = (isWhole ? largest : largest.slice(0, mostCategories - 1)).sort(natural);
  const categories = isWhole ? kept : [...kept, m.yourDataOthers()];
  const places = new Map(kept.map((value, at) => [value, at]));
  const masks = values.map((value) => (value === null ? 0 : 1 << (places.get(value) ?? categories.length - 1)));
  return { grouping: { id, label, categories, orderReason: m.yourDataOrder(), isMultiple: false }, masks };
}

/** How much of a row's people have a trait, or the mean that each of them counts with; null if it is not known. */
type OwnMeasure = { measure: Measure; values: (Yes | number | null)[] };
type Yes = { yes: number };

function measuresIn(columns: Column[], rows: RowsAre, sizes: number[], least: number): OwnMeasure[] {
  const share = (id: string, label: string, values: OwnMeasure["values"]): OwnMeasure => ({
    measure: { id, label, summary: "share", unit: "%", definition: label },
    values,
  });
  const isSize = (column: Column) => rows.kind === "groups" && column.name === rows.size;
  const direct = columns.flatMap((column, at): OwnMeasure[] => {
    const id = `m${at}`;
    if (column.kind === "answer") {
      return [
        share(
          id,
          column.name,
          column.values.map((value, row) => (value === null ? null : { yes: value ? (sizes[row] ?? 0) : 0 })),
        ),
      ];
    }
    if (!isNumber(column) || isSize(column)) return [];
    if (rows.kind === "groups" && isPart(column, sizes)) {
      const part = (value: number | null, row: number) =>
        value === null ? null : { yes: column.isPercent ? ((sizes[row] ?? 0) * value) / 100 : value };
      return [share(id, column.name, column.values.map(part))];
    }
    const unit = column.isPercent ? "%" : "";
    return [
      { measure: { id, label: column.name, summary: "mean", unit, definition: column.name }, values: column.values },
    ];
  });
  return [...direct, ...categoryShares(columns, sizes, least, share)];
}

/** A column of counts that never exceed the size of their group, or of percentages. */
function isPart(column: NumberColumn, sizes: number[]): boolean {
  if (column.isPercent) return column.values.every((value) => value === null || (value >= 0 && value <= 100));
  // A group of unknown size says nothing about its part.
  return column.values.every(
    (value, row) => value === null || !sizes[row] || (isWhole(value) && value <= (sizes[row] ?? 0)),
  );
}

/** The share of each category of a short column: "Ride: bus". */
function categoryShares(
  columns: Column[],
  sizes: number[],
  least: number,
  share: (id: string, label: string, values: OwnMeasure["values"]) => OwnMeasure,
): OwnMeasure[] {
  return columns.flatMap((column, at) => {
    if (column.kind !== "category") return [];
    const categories = [...new Set(column.values)].filter((value) => value !== null).sort();
    const isRare = (category: string) => column.values.filter((value) => value === category).length < least;
    if (categories.length > 5 || categories.some(isRare)) return [];
    return categories.map((category, place) =>
      share(
        `c${at}x${place}`,
        m.yourDataShareOf({ column: column.name, category }),
        column.values.map((value, row) =>
          value === null ? null : { yes: value === category ? (sizes[row] ?? 0) : 0 },
        ),
      ),
    );
  });
}

function spread(sizes: number[], size: number, values: OwnMeasure["values"]): Float64Array {
  const spreadOut = new Float64Array(size).fill(Number.NaN);
  let at = 0;
  for (const [row, people] of sizes.entries()) {
    const value = values[row] ?? null;
    if (typeof value === "number") spreadOut.fill(value, at, at + people);
    else if (value !== null) {
      const yes = Math.min(people, Math.max(0, Math.round(value.yes)));
      spreadOut.fill(1, at, at + yes).fill(0, at + yes, at + people);
    }
    at += people;
  }
  return spreadOut;
}

function spreadMasks(sizes: number[], size: number, masks: number[]): Uint32Array {
  const spreadOut = new Uint32Array(size);
  let at = 0;
  for (const [row, people] of sizes.entries()) {
    spreadOut.fill(masks[row] ?? 0, at, at + people);
    at += people;
  }
  return spreadOut;
}
