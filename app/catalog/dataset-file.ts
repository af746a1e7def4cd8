import papaparse from "papaparse";
import { parse as parseYaml } from "yaml";
import { codebookProblems, codebookSchema } from "./codebook.ts";
import type { Codebook, Grouping, Measure } from "./dataset.ts";

/** A dataset in memory: a number for each row and measure, a bit for each category that a row belongs to. */
export type Dataset = {
  codebook: Codebook;
  size: number;
  measures: ReadonlyMap<string, Float64Array>;
  groupings: ReadonlyMap<string, Uint32Array>;
};

type Row = Record<string, string>;

/** Reads a CSV and its codebook, or returns what is wrong with them, one plain sentence each. */
export function readDataset(csv: string, codebookYaml: string): { dataset: Dataset } | { problems: string[] } {
  const described = readCodebook(codebookYaml);
  if ("problems" in described) return described;
  const { codebook } = described;
  const parsed = papaparse.parse<Row>(csv.trim(), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (heading) => heading.trim(),
  });
  const columns = new Set(parsed.meta.fields ?? []);
  const missing = [...codebook.measures, ...codebook.groupings].filter(({ id }) => !columns.has(id));
  const problems = [
    ...missing.map(({ id }) => `The codebook describes the column "${id}", and the CSV has none of that name.`),
    ...codebook.measures.flatMap((measure) => valueProblems(measure, parsed.data)),
  ];
  if (problems.length > 0) return { problems };
  const dataset: Dataset = {
    codebook,
    size: parsed.data.length,
    measures: new Map(codebook.measures.map((measure) => [measure.id, numbersOf(measure, parsed.data)])),
    groupings: new Map(codebook.groupings.map((grouping) => [grouping.id, masksOf(grouping, parsed.data)])),
  };
  return { dataset };
}

function readCodebook(yaml: string): { codebook: Codebook } | { problems: string[] } {
  let given: unknown;
  try {
    given = parseYaml(yaml);
  } catch (error) {
    return { problems: [`The codebook is not valid YAML: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const problems = codebookProblems(given);
  return problems.length > 0 ? { problems } : { codebook: codebookSchema.parse(given) };
}

/** Whether a cell can stand in a measure's column; an empty one is a missing value. */
export function fitsMeasure({ summary }: Measure, cell: string): boolean {
  const value = cell.trim();
  if (value === "") return true;
  if (summary === "share") return value === "true" || value === "false";
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) && Number.isFinite(Number(value));
}

function valueProblems(measure: Measure, rows: Row[]): string[] {
  const wrong = rows.findIndex((row) => !fitsMeasure(measure, row[measure.id] ?? ""));
  if (wrong < 0) return [];
  const kind = measure.summary === "share" ? "true, false or empty" : "a number or empty";
  return [`Row ${wrong + 2} of the CSV has "${rows[wrong]?.[measure.id]}" in "${measure.id}": it must be ${kind}.`];
}

function numbersOf(measure: Measure, rows: Row[]): Float64Array {
  return Float64Array.from(rows, (row) => {
    const value = row[measure.id]?.trim() ?? "";
    if (value === "") return Number.NaN;
    return measure.summary === "share" ? Number(value === "true") : Number(value);
  });
}

function masksOf(grouping: Grouping, rows: Row[]): Uint32Array {
  const bits = new Map(grouping.categories.map((category, index) => [category, 1 << index]));
  return Uint32Array.from(rows, (row) => {
    const cell = row[grouping.id]?.trim() ?? "";
    const values = grouping.isMultiple ? cell.split("|").map((value) => value.trim()) : [cell];
    return values.reduce((mask, value) => mask | (bits.get(value) ?? 0), 0);
  });
}
