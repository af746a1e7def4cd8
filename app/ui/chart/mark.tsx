import type { Scale } from "./scale.ts";

/** A line across a chart: a mean, a threshold, the reader's prediction. */
export type Mark = { value: number; label: string; isGuess?: boolean };

const classOf = ({ isGuess }: Mark) => (isGuess ? "mark mark--guess" : "mark");

/** The lines, through one row of a chart and the space around it, or through a whole plot. */
export function MarkLines({ marks, scale, isRow = true }: { marks: Mark[]; scale: Scale; isRow?: boolean }) {
  return marks.map((mark) => (
    <line
      key={mark.label}
      className={classOf(mark)}
      x1={`${scale.place(mark.value)}%`}
      x2={`${scale.place(mark.value)}%`}
      y1={isRow ? "-40%" : "0"}
      y2={isRow ? "140%" : "100%"}
    />
  ));
}

const labelHeight = 18;

/** The labels of the lines as a row of their own above the bars, so that they never cover a bar's label. */
export function MarkRow({ marks, scale }: { marks: Mark[]; scale: Scale }) {
  if (marks.length === 0) return null;
  const height = labelHeight * marks.length;
  return (
    <div className="bars__row">
      <svg className="bars__marks" height={height} aria-hidden="true" focusable="false">
        <MarkLabels marks={marks} scale={scale} lowest={height - 4} />
      </svg>
    </div>
  );
}

/** The labels of the lines, the first with its baseline at `lowest` and the others stacked above it. */
export function MarkLabels({ marks, scale, lowest = -10 }: { marks: Mark[]; scale: Scale; lowest?: number }) {
  return marks.map((mark, at) => {
    const place = scale.place(mark.value);
    return (
      <text
        key={mark.label}
        className={classOf(mark)}
        x={`${place}%`}
        dx={place > 60 ? -4 : 4}
        y={lowest - labelHeight * at}
        textAnchor={place > 60 ? "end" : "start"}
      >
        {mark.label}
      </text>
    );
  });
}
