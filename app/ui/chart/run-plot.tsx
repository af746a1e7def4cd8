import type { RunChartReading } from "#app/statistics/run-chart.ts";
import { Marker } from "./marker.tsx";
import { PlaceLabels } from "./place-labels.tsx";
import { PlotFrame, plotPlaces } from "./plot-frame.tsx";
import type { RunChange, RunPoint, RunPrediction } from "./run-chart-words.ts";
import { scaleFor } from "./scale.ts";

type Props = {
  reading: RunChartReading;
  points: readonly RunPoint[];
  median: number;
  predictions: readonly RunPrediction[];
  changes: readonly RunChange[];
  unit: string | undefined;
  domain: readonly [number, number] | undefined;
};

/** Above so many points, markers would be one thick line. */
const mostMarkers = 60;

/** The picture of a run chart. Positions are percentages, so it stretches while text keeps its size. */
export function RunPlot({ reading, points, median, predictions, changes, unit, domain }: Props) {
  const values = points.map(({ value }) => value);
  const scale = scaleFor([...values, median, ...predictions.flatMap(({ low, high }) => [low, high])], {
    domain,
    fromZero: false,
  });
  const { across, up } = plotPlaces(points.length, scale);
  const isIn = (signal: RunChartReading["shift"] | RunChartReading["trend"], at: number) =>
    signal.state === "found" && signal.stretches.some(({ from, to }) => from <= at && at <= to);
  return (
    <PlotFrame
      {...{ scale, unit, up }}
      labels={<PlaceLabels names={points.map(({ label }) => label)} across={across} />}
    >
      {predictions.map((prediction) => (
        <PredictionMark
          key={prediction.label}
          {...prediction}
          {...{ up, ends: endsOf(prediction, points.length, across) }}
        />
      ))}
      <line className="run__median" x1="0" x2="100%" y1={`${up(median)}%`} y2={`${up(median)}%`} />
      {changes.map(({ at, words, number }, index) => {
        const x = `${Math.max(0, across(at - 0.5))}%`;
        return (
          <g key={`${at} ${words}`} className="run__change">
            <line x1={x} x2={x} y1="0" y2="100%" />
            <text x={x} dx="4" y="0.8em">
              {number ?? index + 1}
            </text>
          </g>
        );
      })}
      {points.slice(1).map((point, before) => (
        <line
          // biome-ignore lint/suspicious/noArrayIndexKey: points have no name but their place
          key={before}
          className={isIn(reading.trend, before) && isIn(reading.trend, before + 1) ? "run__trend" : "run__line"}
          x1={`${across(before)}%`}
          y1={`${up(points[before]?.value ?? 0)}%`}
          x2={`${across(before + 1)}%`}
          y2={`${up(point.value)}%`}
        />
      ))}
      {points.map(({ value, standsOut }, at) => {
        const isShift = isIn(reading.shift, at) && reading.sides[at] !== "on";
        const place = { x: `${across(at)}%`, y: `${up(value)}%` };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: points have no name but their place
          <g key={at}>
            {standsOut ? <circle className="run__out" cx={place.x} cy={place.y} r="11" /> : null}
            {points.length <= mostMarkers || standsOut ? <Marker {...place} tone={isShift ? 2 : 1} /> : null}
          </g>
        );
      })}
    </PlotFrame>
  );
}

type Ends = { from: number; to: number };

/** Where a prediction begins and ends, in percent: halfway to the points before and after those that it was about. */
function endsOf({ span }: RunPrediction, count: number, across: (at: number) => number): Ends {
  if (!span) return { from: 0, to: 100 };
  const [first, last] = span;
  return { from: first === 0 ? 0 : across(first - 0.5), to: last >= count - 1 ? 100 : across(last + 0.5) };
}

function PredictionMark({
  low,
  high,
  up,
  ends: { from, to },
}: RunPrediction & { up: (value: number) => number; ends: Ends }) {
  if (low === high) {
    return <line className="run__predicted" x1={`${from}%`} x2={`${to}%`} y1={`${up(low)}%`} y2={`${up(low)}%`} />;
  }
  const size = { width: `${to - from}%`, height: `${up(low) - up(high)}%` };
  return <rect className="run__predicted-range" x={`${from}%`} y={`${up(high)}%`} {...size} />;
}
