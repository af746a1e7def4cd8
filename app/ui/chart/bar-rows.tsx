import type { Scale } from "./scale.ts";

export type BarRow = {
  key: string;
  label: string;
  /** Null where there is nothing to draw: `shown` says why. */
  value: number | null;
  /** Where the value lies, when only that is known. */
  range?: [number, number] | null;
  shown: string;
  detail?: string;
  /** Which data color, 1 to 6. */
  tone: number;
};

/**
 * Bars as rows of words: label, bar, number. The bars scale, the words do not, so it reads on any phone.
 * Drawing only: whoever uses it gives the whole a name and a table.
 */
export function BarRows({ rows, scale }: { rows: BarRow[]; scale: Scale }) {
  return (
    <div className="bars">
      {rows.map((row) => (
        <div key={row.key} className="bars__row">
          <span className="bars__label">{row.label}</span>
          <svg className={`bars__bar chart__tone-${row.tone}`} aria-hidden="true" focusable="false">
            <Bar row={row} scale={scale} />
          </svg>
          <span className="bars__value">
            {row.shown}
            {row.detail ? <span className="bars__detail"> {row.detail}</span> : null}
          </span>
        </div>
      ))}
    </div>
  );
}

function Bar({ row, scale }: { row: BarRow; scale: Scale }) {
  const zero = scale.place(0);
  if (row.value !== null) {
    const end = scale.place(row.value);
    return (
      <rect className="bars__fill" x={`${Math.min(zero, end)}%`} width={`${Math.abs(end - zero)}%`} height="100%" />
    );
  }
  if (row.range) {
    const [from, to] = row.range.map(scale.place);
    return (
      <>
        <rect className="bars__fill" width={`${from}%`} height="100%" />
        <rect className="bars__range" x={`${from}%`} width={`${(to ?? 0) - (from ?? 0)}%`} height="100%" />
      </>
    );
  }
  return <line className="bars__none" x1="0" x2="100%" y1="50%" y2="50%" />;
}
