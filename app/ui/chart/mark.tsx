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

/** The labels of the lines, above the first row; labels that would collide are stacked. */
export function MarkLabels({ marks, scale }: { marks: Mark[]; scale: Scale }) {
  return marks.map((mark, at) => {
    const place = scale.place(mark.value);
    return (
      <text
        key={mark.label}
        className={classOf(mark)}
        x={`${place}%`}
        dx={place > 60 ? -4 : 4}
        y={-10 - 18 * at}
        textAnchor={place > 60 ? "end" : "start"}
      >
        {mark.label}
      </text>
    );
  });
}
