import { Marker } from "./marker.tsx";
import { PlotFrame, plotPlaces } from "./plot-frame.tsx";
import type { Scale } from "./scale.ts";

export type Line = { series: string; tone: number; points: { at: number; value: number }[] };

/** Change over time. Positions are percentages, so the plot stretches while text keeps its size. */
export function LinePlot({
  labels,
  lines,
  scale,
  unit,
}: {
  labels: string[];
  lines: Line[];
  scale: Scale;
  unit: string | undefined;
}) {
  const { across, up } = plotPlaces(labels.length, scale);
  const every = Math.ceil(labels.length / 4);
  return (
    <PlotFrame
      {...{ scale, unit, up }}
      labels={labels.map((label, at) => (
        <text
          key={label}
          className={at % every === 0 ? undefined : "plot__label--extra"}
          x={`${across(at)}%`}
          y="1.2em"
          textAnchor={at === 0 ? "start" : at === labels.length - 1 ? "end" : "middle"}
        >
          {label}
        </text>
      ))}
    >
      {lines.map((line) => (
        <g key={line.series} className={`plot__line chart__tone-${line.tone} plot__line--${line.tone}`}>
          {line.points.slice(1).map((point, index) => {
            const before = line.points[index] ?? point;
            return (
              <line
                key={point.at}
                x1={`${across(before.at)}%`}
                y1={`${up(before.value)}%`}
                x2={`${across(point.at)}%`}
                y2={`${up(point.value)}%`}
              />
            );
          })}
          {line.points.map((point) => (
            <Marker key={point.at} x={`${across(point.at)}%`} y={`${up(point.value)}%`} tone={line.tone} />
          ))}
        </g>
      ))}
    </PlotFrame>
  );
}
