import Papa from "papaparse";
import { regionFiles } from "./region.ts";

export type Row = Record<string, string>;

const files = new Map<string, Row[]>();

/** The region's files, by name without ".csv"; the tests compute from them what lessons say. */
export function rows(name: string): Row[] {
  if (files.size === 0) {
    for (const { name: file, text } of regionFiles()) {
      files.set(file.replace(".csv", ""), Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data);
    }
  }
  return files.get(name) ?? [];
}

export function where(all: Row[], wanted: Row): Row[] {
  return all.filter((row) => Object.entries(wanted).every(([column, value]) => row[column] === value));
}

export function valuesOf(all: Row[], column: string): string[] {
  return [...new Set(all.map((row) => row[column] ?? ""))];
}

/** Whole percent of rows in which the column is true. */
export function share(all: Row[], column: string): number {
  return percent(where(all, { [column]: "true" }).length, all.length);
}

export function mean(all: Row[], column: string): number {
  return Math.round((10 * all.reduce((sum, row) => sum + Number(row[column]), 0)) / all.length) / 10;
}

export function percent(part: number, whole: number): number {
  return Math.round((100 * part) / whole);
}
