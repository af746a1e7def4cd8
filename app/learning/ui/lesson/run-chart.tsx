import type { RunChartProps } from "#app/catalog/run-chart-component.ts";
import * as m from "#app/messages/catalog.ts";
import { RunChart as Drawn } from "#app/ui/chart/run-chart.tsx";
import { useLessonState } from "../lesson-state.tsx";
import { guessOf } from "./chart-guess.ts";

/** A run chart with this reader's prediction, if they made one. */
export function RunChart({ data, x, y, ...props }: RunChartProps) {
  const { responses, prompts } = useLessonState();
  const guess = props.guess ? guessOf(props.guess, responses, prompts) : null;
  const labels = data.map((row) => String(row[x] ?? ""));
  const standsOut = new Set(props.standsOut);
  return (
    <Drawn
      title={props.title}
      points={data.map((row, at) => ({
        label: labels[at] ?? "",
        value: Number(row[y]),
        standsOut: standsOut.has(labels[at] ?? ""),
      }))}
      headings={{ label: x, value: y }}
      unit={props.unit}
      baseline={props.baseline}
      domain={props.domain}
      changes={(props.changes ?? []).map(({ at, words }) => ({ at: labels.indexOf(at), words }))}
      predictions={[
        ...(props.predictions ?? []).map(({ label, low, high = low }) => ({ label, low, high })),
        ...(guess !== null && guess.value !== null
          ? [{ label: m.runChartYours(), low: guess.value, high: guess.value }]
          : []),
      ]}
      isSynthetic={props.synthetic ?? false}
      note={props.note}
      source={props.source}
    />
  );
}
