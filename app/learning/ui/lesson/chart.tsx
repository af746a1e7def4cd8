import type { ChartProps } from "#app/catalog/chart-props.ts";
import * as m from "#app/messages/catalog.ts";
import { ChartTable } from "#app/ui/chart/chart-table.tsx";
import { SeriesKey } from "#app/ui/chart/marker.tsx";
import { useLessonState } from "../lesson-state.tsx";
import { guessOf } from "./chart-guess.ts";
import { ChartMarks } from "./chart-marks.tsx";
import { type Point, readPoints } from "./chart-points.ts";

/** A chart with its description and table, and this reader's prediction if they made one. */
export function Chart(props: ChartProps) {
  const { title, alt, unit, note, source, synthetic, kind } = props;
  const { responses, prompts } = useLessonState();
  const { points, labels, series } = readPoints(props);
  const n = sizeOfLine(points);
  const guess = props.guess ? guessOf(props.guess, responses, prompts) : null;
  return (
    <figure className={`chart chart--${kind}`}>
      <figcaption className="chart__title">{title}</figcaption>
      {synthetic ? <p className="chart__synthetic">{m.lessonChartSynthetic()}</p> : null}
      {series.length > 1 && kind !== "bar" ? <SeriesKey series={series} /> : null}
      {kind === "line" && n ? <p className="chart__key">{m.lessonExplorerCount({ n })}</p> : null}
      <div role="img" aria-label={guess ? `${alt} ${guess.words}` : alt}>
        <ChartMarks {...props} points={points} labels={labels} guess={guess} />
      </div>
      {kind === "people" ? <PeopleKey unit={unit} hasGuess={guess?.shape != null} /> : null}
      <ChartTable
        caption={title}
        columns={[
          props.x,
          ...(props.series ? [props.series] : []),
          unit && unit !== props.y ? `${props.y} (${unit})` : props.y,
          ...(props.n ? [m.lessonExplorerN()] : []),
        ]}
        rows={points.map((point) => ({
          key: `${point.label} ${point.series}`,
          heading: point.label,
          cells: [
            ...(props.series ? [point.series] : []),
            point.value === null ? m.lessonDataWithheld() : String(point.value),
            ...(props.n ? [point.n === null ? m.lessonDataWithheld() : point.n.toLocaleString("en-US")] : []),
          ],
        }))}
      />
      {note || source ? (
        <p className="chart__small">
          {note} {source ? m.lessonChartSource({ source }) : null}
        </p>
      ) : null}
    </figure>
  );
}

/** The number of people behind every point of a single line; null if it changes, and the table says it. */
function sizeOfLine(points: Point[]): number | null {
  const n = points[0]?.n ?? null;
  return points.every((point) => point.n === n && point.series === "") ? n : null;
}

function PeopleKey({ unit, hasGuess }: { unit: string | undefined; hasGuess: boolean }) {
  return (
    <p className="chart__key" aria-hidden="true">
      <span className="chart__key-item">
        <svg className="chart__key-mark" aria-hidden="true" focusable="false">
          <circle className="people__dot" cx="50%" cy="50%" r="5.6" />
        </svg>
        {m.lessonChartOneDot({ unit: unit ?? "" })}
      </span>
      {hasGuess ? (
        <span className="chart__key-item">
          <svg className="chart__key-mark" aria-hidden="true" focusable="false">
            <circle className="people__dot people__dot--guess" cx="50%" cy="50%" r="4.8" />
          </svg>
          {m.lessonChartGuessShape()}
        </span>
      ) : null}
    </p>
  );
}
