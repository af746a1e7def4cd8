import * as m from "#app/messages/catalog.ts";
import { shortDays } from "#app/time/dates.ts";
import { RunChart } from "#app/ui/chart/run-chart.tsx";
import type { RunPoint } from "#app/ui/chart/run-chart-words.ts";
import { pointInWords } from "../cycle-words.ts";
import type { Measure } from "../measure.ts";
import type { Series, SeriesPoint } from "../series.ts";

/** The run chart of one measure, with what people said of single points. */
export function SeriesFigure({ series }: { series: Series }) {
  const { measure, points } = series;
  if (points.length === 0) return <p className="soft">{m.inquiryNoPoints()}</p>;
  const days = shortDays(points.map(({ on }) => on));
  const isShare = measure.kind === "share";
  return (
    <RunChart
      title={measure.name}
      unit={isShare ? "%" : measure.unit || undefined}
      domain={isShare ? [0, 100] : undefined}
      predictions={
        measure.predictedLow === null || measure.predictedHigh === null
          ? []
          : [{ label: m.inquiryTeamPrediction(), low: measure.predictedLow, high: measure.predictedHigh }]
      }
      headings={{ label: m.inquiryEntryDay(), value: measure.name }}
      note={measure.definition || undefined}
      points={points.map((point, at) => runPointOf(point, days[at] ?? point.on, measure))}
    />
  );
}

/** A point of a cycle as a run chart draws it: a share in percent, with its counts beside it. */
export function runPointOf(point: SeriesPoint, label: string, { kind, unit }: Measure): RunPoint {
  const { value, raw, outOf, mark, note } = point;
  const isShare = kind === "share";
  const counts = isShare ? pointInWords({ value: raw, outOf }, { kind, unit }) : "";
  return {
    label,
    value: Number(value.toFixed(isShare ? 1 : 4)),
    standsOut: mark !== null,
    note: [counts, mark ?? "", note].filter(Boolean).join(" · "),
  };
}
