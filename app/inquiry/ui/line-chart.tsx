import * as m from "#app/messages/catalog.ts";
import { shortDays } from "#app/time/dates.ts";
import { RunChart } from "#app/ui/chart/run-chart.tsx";
import type { RunChange, RunPrediction } from "#app/ui/chart/run-chart-words.ts";
import type { LineSeries } from "../line-series.ts";
import { runPointOf } from "./series-figure.tsx";

/**
 * One measure across the cycles of a line: where each cycle begins, what it changed, and its prediction over its own
 * points alone. `changes` are what the cycles changed, by their number.
 */
export function LineChart({ series, changes }: { series: LineSeries; changes: ReadonlyMap<number, string> }) {
  const { measure, stretches, baseline } = series;
  const isShare = measure.kind === "share";
  const points = stretches.flatMap((stretch) => stretch.points);
  const days = shortDays(points.map(({ on }) => on));
  const begins = stretches.map((_, at) => stretches.slice(0, at).reduce((sum, each) => sum + each.points.length, 0));
  return (
    <RunChart
      title={m.inquiryLineTitle({ name: measure.name, count: stretches.length })}
      unit={isShare ? "%" : measure.unit || undefined}
      domain={isShare ? [0, 100] : undefined}
      baseline={baseline}
      predictions={stretches.flatMap(({ number, measure: { predictedLow: low, predictedHigh: high }, points }, at) => {
        if (low === null || high === null) return [];
        const first = begins[at] ?? 0;
        const span = [first, first + points.length - 1] as const;
        return [{ label: m.inquiryLinePrediction({ number }), low, high, span } satisfies RunPrediction];
      })}
      changes={stretches.map(({ number }, at): RunChange => {
        const words = changes.get(number) || m.inquiryCycleNumber({ number });
        return { at: begins[at] ?? 0, words, number };
      })}
      headings={{ label: m.inquiryEntryDay(), value: measure.name }}
      note={measure.definition || undefined}
      points={points.map((point, at) => runPointOf(point, days[at] ?? point.on, measure))}
    />
  );
}
