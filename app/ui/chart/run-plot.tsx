import type { RunChartReading } from "#app/statistics/run-chart.ts";
import { Marker } from "./marker.tsx";
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
    <PlotFrame {...{ scale, unit, up }} labels={<Labels points={points} across={across} />}>
      {predictions.map((prediction) => (
        <PredictionMark key={prediction.label} {...prediction} up={up} />
      ))}
      <line className="run__median" x1="0" x2="100%" y1={`${up(median)}%`} y2={`${up(median)}%`} />
      {changes.map(({ at, words }, index) => (
        <g key={`${at} ${words}`} className="run__change">
          <line x1={`${across(at - 0.5)}%`} x2={`${across(at - 0.5)}%`} y1="0" y2="100%" />
          <text x={`${across(at - 0.5)}%`} dx="4" y="0.8em">
            {index + 1}
          </text>
        </g>
      ))}
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

function PredictionMark({ low, high, up }: RunPrediction & { up: (value: number) => number }) {
  if (low === high) {
    return <line className="run__predicted" x1="0" x2="100%" y1={`${up(low)}%`} y2={`${up(low)}%`} />;
  }
  return (
    <rect className="run__predicted-range" x="0" width="100%" y={`${up(high)}%`} height={`${up(low) - up(high)}%`} />
  );
}

const longestLabel = 14;

/** As many labels as fit: fewer on a phone, fewer if they are long. The table has them all. */
function Labels({ points, across }: { points: readonly RunPoint[]; across: (at: number) => number }) {
  const length = Math.max(...points.map(({ label }) => Math.min(longestLabel, label.length)));
  const narrow = spread(points.length, length <= 3 ? 6 : length <= 7 ? 3 : 2);
  const wide = spread(points.length, length <= 3 ? 16 : length <= 7 ? 8 : 5);
  return points.map(({ label }, at) => {
    if (!narrow.has(at) && !wide.has(at)) return null;
    const shown =
      narrow.has(at) && wide.has(at) ? undefined : narrow.has(at) ? "run__label--narrow" : "plot__label--extra";
    return (
      <text
        // biome-ignore lint/suspicious/noArrayIndexKey: points have no name but their place
        key={at}
        className={shown}
        x={`${across(at)}%`}
        y="1.2em"
        textAnchor={points.length === 1 ? "middle" : at === 0 ? "start" : at === points.length - 1 ? "end" : "middle"}
      >
        {label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label}
      </text>
    );
  });
}

/** At most so many places out of `count`, evenly apart, the first and the last among them. */
function spread(count: number, most: number): Set<number> {
  const step = count <= most ? 1 : Math.ceil((count - 1) / (most - 1));
  const places = Array.from({ length: Math.ceil(count / step) }, (_, at) => at * step);
  const rest = count - 1 - (places.at(-1) ?? 0);
  // The last label takes the place of one that it would touch.
  if (rest > 0 && rest < 0.75 * step) places.pop();
  return new Set([...places, count - 1]);
}
