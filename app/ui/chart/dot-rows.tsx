import { type Mark, MarkLines, MarkRow } from "./mark.tsx";
import { Marker } from "./marker.tsx";
import { type Scale, withUnit } from "./scale.ts";

export type DotRow = {
  key: string;
  label: string;
  /** value: null if withheld; `shown` then says so. detail: how many people it covers. */
  points: { series: string; value: number | null; shown: string; detail?: string | undefined; tone: number }[];
};

/** One line per row, with a point per series and a bar between them, whose length is the difference. */
export function DotRows({
  rows,
  scale,
  unit,
  marks = [],
}: {
  rows: DotRow[];
  scale: Scale;
  unit: string | undefined;
  marks?: Mark[];
}) {
  const [low, high] = scale.domain;
  return (
    <div className={marks.length > 0 ? "bars dots bars--marked" : "bars dots"}>
      <MarkRow marks={marks} scale={scale} />
      {rows.map((row) => (
        <div key={row.key} className="bars__row">
          <span className="bars__label">{row.label}</span>
          <svg className="dots__line" aria-hidden="true" focusable="false">
            <line className="chart__grid" x1="0" x2="100%" y1="50%" y2="50%" />
            <Between points={row.points} scale={scale} />
            <MarkLines marks={marks} scale={scale} />
            {row.points.map((point) =>
              point.value === null ? null : (
                <Marker key={point.series} x={`${scale.place(point.value)}%`} y="50%" tone={point.tone} />
              ),
            )}
          </svg>
          <span className="bars__value dots__values">
            {row.points.map((point) => (
              <span key={point.series} className="dots__value">
                {row.points.length > 1 ? (
                  <svg className="chart__key-mark" aria-hidden="true" focusable="false">
                    <Marker x="50%" y="50%" tone={point.tone} />
                  </svg>
                ) : null}
                {point.shown}
                {point.detail ? <span className="bars__detail"> {point.detail}</span> : null}
              </span>
            ))}
          </span>
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

function Between({ points, scale }: { points: DotRow["points"]; scale: Scale }) {
  const places = points.flatMap(({ value }) => (value === null ? [] : scale.place(value)));
  if (places.length < 2) return null;
  return (
    <line className="dots__between" x1={`${Math.min(...places)}%`} x2={`${Math.max(...places)}%`} y1="50%" y2="50%" />
  );
}
