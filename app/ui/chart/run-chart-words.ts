import * as m from "#app/messages/catalog.ts";
import { fewestForFirmMedian, type RunChartReading } from "#app/statistics/run-chart.ts";
import { withUnit } from "./scale.ts";

/** One measurement, in order of time. Only people say that a point stands out. */
export type RunPoint = { label: string; value: number; note?: string | undefined; standsOut?: boolean | undefined };

/**
 * What people expected before they measured: from `low` to `high`, which are the same for one number. `span` are the
 * indexes of the first and the last point that it was about; all points if left out.
 */
export type RunPrediction = { label: string; low: number; high: number; span?: readonly [first: number, last: number] };

/** Something that people did: `at` is the index of the first point after it. Its place in the list names it by default. */
export type RunChange = { at: number; words: string; number?: number };

/** Written words of a value; the same on a server and in any browser. */
export function shownValue(value: number, unit?: string | undefined): string {
  return withUnit(value.toLocaleString("en-US", { maximumFractionDigits: 4 }), unit);
}

/** Written words of a prediction. */
export function shownPrediction({ low, high }: RunPrediction, unit?: string | undefined): string {
  if (low === high) return shownValue(low, unit);
  return m.runChartPredictionRange({ low: shownValue(low), high: shownValue(high, unit) });
}

type Read = {
  reading: RunChartReading;
  points: readonly RunPoint[];
  predictions: readonly RunPrediction[];
  unit: string | undefined;
  isBaseline: boolean;
};

/** What the chart says, sentence by sentence: signals first, then what it is too early for. */
export function findingWords({ reading, points, predictions, unit, isBaseline }: Read): string[] {
  const signals = signalWords(reading, points);
  const early = tooEarlyWords(reading);
  return [
    ...(signals.length > 0 ? signals : early.length < 3 ? [m.runChartNone()] : []),
    ...(early.length > 0 ? [m.runChartTooEarly({ rules: early.join("; ") })] : []),
    ...medianWords(reading, points.length, unit, isBaseline),
    ...(signals.length > 0 && reading.medianFrom < fewestForFirmMedian
      ? [m.runChartMedianCare({ count: reading.medianFrom, firm: fewestForFirmMedian })]
      : []),
    ...predictions.map((prediction) => predictionWords(prediction, points, unit)),
    ...standOutWords(points),
  ];
}

/** A prediction beside the last point that it was about. */
function predictionWords(prediction: RunPrediction, points: readonly RunPoint[], unit: string | undefined): string {
  const { label, span } = prediction;
  const last = points[span?.[1] ?? points.length - 1];
  const given = { label, value: shownPrediction(prediction, unit), latest: last ? shownValue(last.value, unit) : "" };
  return span ? m.runChartPredictionOfSpan(given) : m.runChartPrediction(given);
}

function signalWords({ shift, trend, runs }: RunChartReading, points: readonly RunPoint[]): string[] {
  const ends = ({ from, to }: { from: number; to: number }) => ({
    from: points[from]?.label ?? "",
    to: points[to]?.label ?? "",
  });
  return [
    ...(shift.state === "found" ? shift.stretches : []).map((each) =>
      m.runChartShift({ length: each.length, side: each.direction, ...ends(each) }),
    ),
    ...(trend.state === "found" ? trend.stretches : []).map((each) =>
      m.runChartTrend({ length: each.length, direction: each.direction, ...ends(each) }),
    ),
    ...(runs.state === "too few" ? [m.runChartRunsFew(runs)] : []),
    ...(runs.state === "too many" ? [m.runChartRunsMany(runs)] : []),
    ...(runs.state === "beyond the table" ? [m.runChartRunsBeyond(runs)] : []),
  ];
}

function tooEarlyWords({ shift, trend, runs }: RunChartReading): string[] {
  return [
    ...(trend.state === "too early" ? [m.runChartTooEarlyTrend(trend)] : []),
    ...(shift.state === "too early" ? [m.runChartTooEarlyShift(shift)] : []),
    ...(runs.state === "too early" ? [m.runChartTooEarlyRuns(runs)] : []),
  ];
}

function medianWords(
  { median, medianFrom }: RunChartReading,
  points: number,
  unit: string | undefined,
  isBaseline: boolean,
): string[] {
  if (median === null) return [];
  const shown = shownValue(median, unit);
  return [
    isBaseline
      ? m.runChartMedianBaseline({ count: medianFrom, points, median: shown })
      : m.runChartMedian({ count: medianFrom, median: shown }),
  ];
}

function standOutWords(points: readonly RunPoint[]): string[] {
  const labels = points.filter(({ standsOut }) => standsOut).map(({ label }) => label);
  return labels.length > 0 ? [m.runChartStandsOutWords({ labels: labels.join(", ") })] : [];
}
