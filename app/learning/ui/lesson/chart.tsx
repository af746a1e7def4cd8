import type { ChartProps } from "#app/catalog/lesson-component-props.ts";
import * as m from "#app/messages/catalog.ts";
import { BarRows } from "#app/ui/chart/bar-rows.tsx";
import { DotRows } from "#app/ui/chart/dot-rows.tsx";
import { LinePlot } from "#app/ui/chart/line-plot.tsx";
import { SeriesKey } from "#app/ui/chart/marker.tsx";
import { scaleFor, withUnit } from "#app/ui/chart/scale.ts";
import { TableTwin } from "#app/ui/chart/table-twin.tsx";

type Point = { label: string; series: string; value: number; tone: number };

/** A chart with its description and its table. It draws the same on the server and stays as it is. */
export function Chart(props: ChartProps) {
  const { title, alt, unit, note, source, synthetic } = props;
  const { points, labels, series } = readPoints(props);
  return (
    <figure className="chart">
      <p className="chart__title">{title}</p>
      {synthetic ? <p className="chart__synthetic">{m.lessonChartSynthetic()}</p> : null}
      {series.length > 1 && props.kind !== "bar" ? <SeriesKey series={series} /> : null}
      <div role="img" aria-label={alt}>
        <Marks {...props} points={points} labels={labels} />
      </div>
      <TableTwin
        caption={title}
        columns={[
          props.x,
          ...(props.series ? [props.series] : []),
          unit && unit !== props.y ? `${props.y} (${unit})` : props.y,
        ]}
        rows={points.map((point) => ({
          key: `${point.label} ${point.series}`,
          heading: point.label,
          cells: [...(props.series ? [point.series] : []), String(point.value)],
        }))}
      />
      {note || source ? (
        <figcaption className="chart__small">
          {note} {source ? m.lessonChartSource({ source }) : null}
        </figcaption>
      ) : null}
    </figure>
  );
}

function Marks({ kind, domain, unit, series, points, labels }: ChartProps & { points: Point[]; labels: string[] }) {
  const values = points.map(({ value }) => value);
  const isPercent = unit === "%" && values.every((value) => value >= 0 && value <= 100);
  const whole: [number, number] = [0, 100];
  const scale = scaleFor(values, {
    domain: domain ?? (kind === "bar" && isPercent ? whole : undefined),
    fromZero: kind === "bar",
  });
  const here = (label: string) => points.filter((point) => point.label === label);
  if (kind === "line") {
    const names = [...new Set(points.map((point) => point.series))];
    const lines = names.map((name, index) => ({
      series: name,
      tone: index + 1,
      points: points
        .filter((point) => point.series === name)
        .map((point) => ({ at: labels.indexOf(point.label), value: point.value })),
    }));
    return <LinePlot labels={labels} lines={lines} scale={scale} unit={unit} />;
  }
  if (kind === "dot") {
    const rows = labels.map((label) => ({
      key: label,
      label,
      points: here(label).map((point) => ({ ...point, shown: withUnit(point.value, unit) })),
    }));
    return <DotRows rows={rows} scale={scale} unit={unit} />;
  }
  const bars = (shown: Point[], labelOf: (point: Point) => string) =>
    shown.map((point) => ({
      key: `${point.label} ${point.series}`,
      label: labelOf(point),
      value: point.value,
      shown: withUnit(point.value, unit),
      tone: point.tone,
    }));
  if (!series) return <BarRows rows={bars(points, ({ label }) => label)} scale={scale} />;
  return (
    <div className="bars">
      {labels.map((label) => (
        <div key={label} className="stack stack-2">
          <p className="bars__group">{label}</p>
          <BarRows rows={bars(here(label), (point) => point.series)} scale={scale} />
        </div>
      ))}
    </div>
  );
}

/** The author's rows, in the author's order. */
function readPoints({ data, x, y, series }: ChartProps): { points: Point[]; labels: string[]; series: string[] } {
  const names = series ? [...new Set(data.map((row) => String(row[series] ?? "")))] : [];
  const points = data.map((row) => {
    const name = series ? String(row[series] ?? "") : "";
    return {
      label: String(row[x] ?? ""),
      series: name,
      value: Number(row[y]),
      tone: Math.max(1, names.indexOf(name) + 1),
    };
  });
  return { points, labels: [...new Set(points.map(({ label }) => label))], series: names };
}
