import * as m from "#app/messages/catalog.ts";
import { type RunChartReading, readRunChart, type Side } from "#app/statistics/run-chart.ts";
import { ChartTable } from "./chart-table.tsx";
import {
  findingWords,
  type RunChange,
  type RunPoint,
  type RunPrediction,
  shownPrediction,
  shownValue,
} from "./run-chart-words.ts";
import { RunPlot } from "./run-plot.tsx";

export type RunChartProps = {
  title: string;
  points: readonly RunPoint[];
  unit?: string | undefined;
  /** The median is that of the first so many points; of all if left out. */
  baseline?: number | undefined;
  predictions?: readonly RunPrediction[];
  changes?: readonly RunChange[];
  /** The ends of the vertical scale. */
  domain?: readonly [number, number] | undefined;
  isSynthetic?: boolean;
  /** What the labels and the values are, for the table's headings. */
  headings?: { label: string; value: string };
  note?: string | undefined;
  source?: string | undefined;
};

const sideWords: Record<Side, () => string> = { above: m.runChartAbove, on: m.runChartOn, below: m.runChartBelow };

/** Points in order of time with their median, predictions, changes, and the signals in words, picture and table. */
export function RunChart({ points, predictions = [], changes = [], unit, baseline, ...props }: RunChartProps) {
  const { title, domain, isSynthetic = false, note, source } = props;
  const reading = readRunChart(
    points.map(({ value }) => value),
    baseline === undefined ? {} : { baseline },
  );
  const isBaseline = baseline !== undefined && baseline < points.length;
  const words = findingWords({ reading, points, predictions, unit, isBaseline });
  const shownChanges = changes.filter(({ at }) => at >= 0 && at < points.length);
  return (
    <figure className="chart run">
      <figcaption className="chart__title">{title}</figcaption>
      {isSynthetic ? <p className="chart__synthetic">{m.lessonChartSynthetic()}</p> : null}
      {reading.median === null ? (
        <p>{m.runChartEmpty()}</p>
      ) : (
        <>
          <ul className="run__findings plain stack stack-2">
            {words.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <RunKey {...{ reading, points, predictions, unit, changes: shownChanges, median: reading.median }} />
          <div role="img" aria-label={m.runChartAlt({ words: words.join(" ") })}>
            <RunPlot
              {...{ reading, points, predictions, unit, changes: shownChanges, domain, median: reading.median }}
            />
          </div>
          <RunTable {...{ title, points, reading, unit, changes: shownChanges, headings: props.headings }} />
        </>
      )}
      <details className="chart__small run__rules">
        <summary>{m.runChartRulesTitle()}</summary>
        <p>
          {m.runChartRules()} {m.runChartCause()}
        </p>
      </details>
      {note || source ? (
        <p className="chart__small">
          {note} {source ? m.lessonChartSource({ source }) : null}
        </p>
      ) : null}
    </figure>
  );
}

type KeyProps = Pick<RunChartProps, "points" | "unit"> & {
  reading: RunChartReading;
  median: number;
  predictions: readonly RunPrediction[];
  changes: readonly RunChange[];
};

/** What each mark means, as far as the chart has it. The sentences say the same, so screen readers skip it. */
function RunKey({ reading, points, predictions, changes, unit, median }: KeyProps) {
  return (
    <div className="chart__key" aria-hidden="true">
      <KeyItem words={m.runChartMedianKey({ median: shownValue(median, unit) })} mark="median" />
      {reading.shift.state === "found" ? <KeyItem words={m.runChartShiftKey()} mark="shift" /> : null}
      {reading.trend.state === "found" ? <KeyItem words={m.runChartTrendKey()} mark="trend" /> : null}
      {points.some(({ standsOut }) => standsOut) ? <KeyItem words={m.runChartStandsOutKey()} mark="out" /> : null}
      {predictions.map((prediction) => (
        <KeyItem
          key={prediction.label}
          words={m.runChartPredictionKey({ label: prediction.label, value: shownPrediction(prediction, unit) })}
          mark="predicted"
        />
      ))}
      {changes.map(({ at, words, number }, index) => (
        <span key={`${at} ${words}`} className="chart__key-item">
          {m.runChartChangeKey({ number: number ?? index + 1, words, label: points[at]?.label ?? "" })}
        </span>
      ))}
    </div>
  );
}

function KeyItem({ words, mark }: { words: string; mark: "median" | "shift" | "trend" | "out" | "predicted" }) {
  return (
    <span className="chart__key-item">
      <svg className="chart__key-mark" aria-hidden="true" focusable="false">
        {mark === "shift" ? (
          <path className="run__shift" d="M10 3 17 10 10 17 3 10Z" />
        ) : mark === "out" ? (
          <circle className="run__out" cx="50%" cy="50%" r="8" />
        ) : (
          <line className={`run__${mark}`} x1="0" x2="100%" y1="50%" y2="50%" />
        )}
      </svg>
      {words}
    </span>
  );
}

function RunTable({
  title,
  points,
  reading,
  unit,
  changes,
  headings,
}: Pick<RunChartProps, "title" | "points" | "unit" | "headings"> & {
  reading: RunChartReading;
  changes: readonly RunChange[];
}) {
  const rows = points.map(({ label, value, note, standsOut }, at) => {
    const notes = [
      ...changes.filter((change) => change.at === at).map(({ words }) => m.runChartChange({ label, words })),
      ...(standsOut ? [m.runChartStandsOut()] : []),
      ...(note ? [note] : []),
    ].join(" ");
    return { key: `${at}`, heading: label, notes, shown: shownValue(value), side: reading.sides[at] ?? "on" };
  });
  const hasNotes = rows.some(({ notes }) => notes !== "");
  const value = headings?.value ?? m.runChartColumnValue();
  return (
    <ChartTable
      caption={title}
      columns={[
        headings?.label ?? m.runChartColumnWhen(),
        unit && unit !== value ? `${value} (${unit})` : value,
        m.runChartColumnMedian(),
        ...(hasNotes ? [m.runChartColumnNote()] : []),
      ]}
      rows={rows.map(({ key, heading, shown, side, notes }) => ({
        key,
        heading,
        cells: [shown, sideWords[side](), ...(hasNotes ? [notes] : [])],
      }))}
    />
  );
}
