import * as m from "#app/messages/catalog.ts";
import { shortDays } from "#app/time/dates.ts";
import { RunChart } from "#app/ui/chart/run-chart.tsx";
import type { RunChange } from "#app/ui/chart/run-chart-words.ts";
import type { LineSeries } from "../line-series.ts";
import { runPointOf } from "./series-figure.tsx";

/**
 * One measure across the cycles of a line: where each cycle begins, what it changed, and its prediction over its own
 * points alone. `changes` are what the cycles changed, by their number.
 */
export function LineChart({ series, changes }: { series: LineSeries; changes: ReadonlyMap<number, string> }) {
  const { measure, stretches, points, baseline } = series;
  const isShare = measure.kind === "share";
  const days = shortDays(points.map(({ on }) => on));
  return (
    <RunChart
      title={m.inquiryLineTitle({ name: measure.name, count: stretches.length })}
      unit={isShare ? "%" : measure.unit || undefined}
      domain={isShare ? [0, 100] : undefined}
      baseline={baseline}
      predictions={stretches.flatMap(({ number, span, measure: { predictedLow: low, predictedHigh: high } }) =>
        low === null || high === null ? [] : [{ label: m.inquiryLinePrediction({ number }), low, high, span }],
      )}
      changes={stretches.map(({ number, span: [at] }): RunChange => {
        return { at, words: changes.get(number) || m.inquiryCycleNumber({ number }), number };
      })}
      headings={{ label: m.inquiryEntryDay(), value: measure.name }}
      note={measure.definition || undefined}
      points={points.map((point, at) => runPointOf(point, days[at] ?? point.on, measure))}
    />
  );
}
