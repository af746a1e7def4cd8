import type { RepairProps } from "#app/catalog/data-activity-props.ts";
import * as m from "#app/messages/catalog.ts";
import { BarRows } from "#app/ui/chart/bar-rows.tsx";
import { ChartTable } from "#app/ui/chart/chart-table.tsx";
import { LinePlot } from "#app/ui/chart/line-plot.tsx";
import { scaleFor, withUnit } from "#app/ui/chart/scale.ts";

export type DrawnRow = { label: string; value: number; n: number | null };

/** The rows of an exercise's data, in the author's order. */
export const drawnRows = ({ data, x, y, n }: Pick<RepairProps, "data" | "x" | "y" | "n">): DrawnRow[] =>
  data.map((row) => ({ label: String(row[x]), value: Number(row[y]), n: n === undefined ? null : Number(row[n]) }));

type Drawn = {
  kind: "bar" | "line";
  title: string;
  rows: DrawnRow[];
  columns: [label: string, value: string];
  unit: string | undefined;
  /** Where the scale begins; null for zero under bars, and a round number below the smallest for a line. */
  start: number | null;
  alt: string;
  isSynthetic: boolean;
};

/** A chart of one series and its table, from a start that may mislead: for exercises about charts only. */
export function DrawnRows({ kind, title, rows, columns, unit, start, alt, isSynthetic }: Drawn) {
  const values = rows.map(({ value }) => value);
  const [, top] = scaleFor(values, { fromZero: false }).domain;
  const end = start === 0 && unit === "%" ? Math.max(100, top) : top;
  const scale = scaleFor(values, { domain: start === null ? undefined : [start, end], fromZero: kind === "bar" });
  const hasSizes = rows.some(({ n }) => n !== null);
  return (
    <figure className="chart">
      <figcaption className="chart__title">{title}</figcaption>
      {isSynthetic ? <p className="chart__synthetic">{m.lessonChartSynthetic()}</p> : null}
      <div role="img" aria-label={alt}>
        {kind === "bar" ? (
          <BarRows
            rows={rows.map(({ label, value, n }) => ({
              ...{ key: label, label, value, shown: withUnit(value, unit), tone: 1 },
              detail: n === null ? undefined : m.lessonChartOfN({ n }),
            }))}
            scale={scale}
          />
        ) : (
          <LinePlot
            labels={rows.map(({ label }) => label)}
            lines={[{ series: "", tone: 1, points: rows.map(({ value }, at) => ({ at, value })) }]}
            scale={scale}
            unit={unit}
          />
        )}
      </div>
      <ChartTable
        caption={title}
        columns={hasSizes ? [...columns, m.lessonExplorerN()] : columns}
        rows={rows.map(({ label, value, n }) => ({
          key: label,
          heading: label,
          cells: [withUnit(value, unit), ...(n === null ? [] : [n.toLocaleString("en-US")])],
        }))}
      />
    </figure>
  );
}
