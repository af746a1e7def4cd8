import type { ChartProps } from "./chart-props.ts";

/** The shape of a lesson's first chart, without its words: what its course and it are known by at a glance. */
export type Figure = {
  kind: ChartProps["kind"];
  /** One list for each series, from 0 to 1 in two digits; null where a number is withheld or missing. */
  series: (number | null)[][];
};

const mostSeries = 3;
const mostPoints = 12;

/** Reads the shape from a chart's settings. */
export function figureOf({ kind, data, x, y, series, domain }: ChartProps): Figure {
  const labels = [...new Set(data.map((row) => String(row[x])))].slice(0, mostPoints);
  const names = series ? [...new Set(data.map((row) => String(row[series])))].slice(0, mostSeries) : [""];
  const valueAt = (name: string, label: string) => {
    const row = data.find((each) => String(each[x]) === label && (!series || String(each[series]) === name));
    const value = Number(row?.[y] ?? "none");
    return Number.isFinite(value) ? value : null;
  };
  const values = names.map((name) => labels.map((label) => valueAt(name, label)));
  return { kind, series: withinOne(values, rangeOf(values.flat(), kind, kind === "people" ? undefined : domain)) };
}

/** Parts of a whole as bars, for a course without a chart. */
export function figureOfParts(parts: number[]): Figure {
  return { kind: "bar", series: withinOne([parts.slice(0, mostPoints)], [0, Math.max(1, ...parts)]) };
}

type Range = [low: number, high: number];

function rangeOf(values: (number | null)[], kind: Figure["kind"], domain: Range | undefined): Range {
  const known = values.filter((value) => value !== null);
  const high = Math.max(...known);
  const low = kind === "bar" || kind === "people" ? 0 : Math.min(...known);
  // A bar's length is its number; lines and dots may use the whole height.
  if (kind === "bar") return [0, Math.max(high, domain?.[1] ?? 0) || 1];
  return high > low ? [low, high] : [low - 1, high + 1];
}

function withinOne(series: (number | null)[][], [low, high]: Range): Figure["series"] {
  const share = (value: number) => Math.round(Math.min(1, Math.max(0, (value - low) / (high - low))) * 100) / 100;
  return series.map((values) => values.map((value) => (value === null ? null : share(value))));
}
