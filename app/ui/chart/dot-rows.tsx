import { Marker } from "./marker.tsx";
import { type Scale, withUnit } from "./scale.ts";

export type DotRow = {
  key: string;
  label: string;
  points: { series: string; value: number; shown: string; tone: number }[];
};

/** One line for each row, with a point for each series: compares without having to start at zero. */
export function DotRows({ rows, scale, unit }: { rows: DotRow[]; scale: Scale; unit: string | undefined }) {
  const [low, high] = scale.domain;
  return (
    <div className="bars">
      {rows.map((row) => (
        <div key={row.key} className="bars__row">
          <span className="bars__label">{row.label}</span>
          <svg className="dots__line" aria-hidden="true" focusable="false">
            <line className="chart__grid" x1="0" x2="100%" y1="50%" y2="50%" />
            {row.points.map((point) => (
              <Marker key={point.series} x={`${scale.place(point.value)}%`} y="50%" tone={point.tone} />
            ))}
          </svg>
          <span className="bars__value">{row.points.map((point) => point.shown).join(" · ")}</span>
        </div>
      ))}
      <div className="bars__row bars__row--axis" aria-hidden="true">
        <span className="bars__label" />
        <span className="dots__ends">
          <span>{withUnit(low, unit)}</span>
          <span>{withUnit(high, unit)}</span>
        </span>
        <span className="bars__value" />
      </div>
    </div>
  );
}
