import { Marker } from "./marker.tsx";
import { type Scale, withUnit } from "./scale.ts";

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
  const across = (at: number) => (labels.length > 1 ? Math.round((at / (labels.length - 1)) * 10000) / 100 : 50);
  const up = (value: number) => 100 - scale.place(value);
  const every = Math.ceil(labels.length / 4);
  return (
    <div className="plot">
      <svg className="plot__scale" aria-hidden="true" focusable="false">
        {scale.ticks.map((tick) => (
          <text key={tick} x="100%" y={`${up(tick)}%`} dy="0.35em" textAnchor="end">
            {withUnit(tick, unit === "%" ? unit : undefined)}
          </text>
        ))}
      </svg>
      <svg className="plot__area" overflow="visible" aria-hidden="true" focusable="false">
        {scale.ticks.map((tick) => (
          <line key={tick} className="chart__grid" x1="0" x2="100%" y1={`${up(tick)}%`} y2={`${up(tick)}%`} />
        ))}
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
      </svg>
      <svg className="plot__labels" overflow="visible" aria-hidden="true" focusable="false">
        {labels.map((label, at) => (
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
      </svg>
    </div>
  );
}
