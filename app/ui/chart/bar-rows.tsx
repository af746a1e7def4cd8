import { type Mark, MarkLines, MarkRow } from "./mark.tsx";
import type { Scale } from "./scale.ts";

export type BarRow = {
  key: string;
  label: string;
  /** Null if there is nothing to draw; `shown` says why. */
  value: number | null;
  /** The value's bounds, if only those are known. */
  range?: [number, number] | null;
  shown: string;
  /** How many people it covers, in words. */
  detail?: string | undefined;
  /** Which data color, 1 to 6. */
  tone: number;
  /** 0 to 1: the bar's thickness relative to the others, so that its area is proportional to people. */
  weight?: number | undefined;
};

const thickest = 44;
const thinnest = 3;

/**
 * Bars as rows of text: label, bar, number. The bars scale and the text does not, so it is readable on any phone.
 * Visual only: the caller provides an accessible name and a table.
 */
export function BarRows({ rows, scale, marks = [] }: { rows: BarRow[]; scale: Scale; marks?: Mark[] }) {
  return (
    <div className={marks.length > 0 ? "bars bars--marked" : "bars"}>
      <MarkRow marks={marks} scale={scale} />
      {rows.map((row) => (
        <div key={row.key} className="bars__row">
          <span className="bars__label">{row.label}</span>
          <svg
            className={`bars__bar chart__tone-${row.tone}${row.weight === undefined ? "" : " bars__bar--weighted"}`}
            height={row.weight === undefined ? undefined : Math.max(thinnest, Math.round(thickest * row.weight))}
            aria-hidden="true"
            focusable="false"
          >
            <Bar row={row} scale={scale} />
            <MarkLines marks={marks} scale={scale} />
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
