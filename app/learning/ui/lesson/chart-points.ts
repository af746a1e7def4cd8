import type { ChartProps } from "#app/catalog/chart-props.ts";

/** One number of a chart; null if it is withheld. */
export type Point = { label: string; series: string; value: number | null; n: number | null; tone: number };

/** The author's rows, in the author's order. */
export function readPoints({ data, x, y, n, series }: ChartProps): {
  points: Point[];
  labels: string[];
  series: string[];
} {
  const names = series ? [...new Set(data.map((row) => String(row[series] ?? "")))] : [];
  const points = data.map((row) => {
    const name = series ? String(row[series] ?? "") : "";
    const isWithheld = row[y] === "withheld";
    return {
      label: String(row[x] ?? ""),
      series: name,
      value: isWithheld ? null : Number(row[y]),
      n: n === undefined || isWithheld ? null : Number(row[n]),
      tone: Math.max(1, names.indexOf(name) + 1),
    };
  });
  return { points, labels: [...new Set(points.map(({ label }) => label))], series: names };
}
