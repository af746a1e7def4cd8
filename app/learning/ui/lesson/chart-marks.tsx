import type { ChartProps } from "#app/catalog/chart-props.ts";
import * as m from "#app/messages/catalog.ts";
import { BarRows } from "#app/ui/chart/bar-rows.tsx";
import { DotRows } from "#app/ui/chart/dot-rows.tsx";
import { LinePlot } from "#app/ui/chart/line-plot.tsx";
import type { Mark } from "#app/ui/chart/mark.tsx";
import { PeoplePlot } from "#app/ui/chart/people-plot.tsx";
import { scaleFor, withUnit } from "#app/ui/chart/scale.ts";
import type { Guess } from "./chart-guess.ts";
import type { Point } from "./chart-points.ts";

type Drawn = Omit<ChartProps, "guess"> & { points: Point[]; labels: string[]; guess: Guess | null };

/** The marks of a chart of any kind: bars, lines, dots, people. */
export function ChartMarks(props: Drawn) {
  const { kind, domain, unit, points, labels, guess } = props;
  const marks = marksOf(props);
  const values = points.flatMap(({ value }) => value ?? []);
  const isPercent = unit === "%" && values.every((value) => value >= 0 && value <= 100);
  const whole: [number, number] = [0, 100];
  const scale = scaleFor([...values, ...marks.map(({ value }) => value)], {
    domain: domain ?? (kind === "bar" && isPercent ? whole : undefined),
    fromZero: kind === "bar",
  });
  if (kind === "people") {
    const bands = points.map(({ label, value }, at) => ({ label, count: value ?? 0, guessed: guess?.shape?.[at] }));
    return <PeoplePlot bands={bands} scale={scale} marks={marks} />;
  }
  if (kind === "line") {
    const names = [...new Set(points.map((point) => point.series))];
    const lines = names.map((name, index) => ({
      series: name,
      tone: index + 1,
      points: points.flatMap(({ series, label, value }) =>
        series === name && value !== null ? [{ at: labels.indexOf(label), value }] : [],
      ),
    }));
    return <LinePlot labels={labels} lines={lines} scale={scale} unit={unit} />;
  }
  if (kind === "dot") {
    const rows = labels.map((label) => ({
      key: label,
      label,
      points: points.filter((point) => point.label === label).map((point) => ({ ...point, ...wordsFor(point, unit) })),
    }));
    return <DotRows rows={rows} scale={scale} unit={unit} marks={marks} />;
  }
  return <Bars {...props} scale={scale} marks={marks} />;
}

function Bars({
  points,
  labels,
  series,
  unit,
  isWeighted,
  scale,
  marks,
}: Drawn & { scale: ReturnType<typeof scaleFor>; marks: Mark[] }) {
  const most = Math.max(1, ...points.map(({ n }) => n ?? 0));
  const bars = (shown: Point[], labelOf: (point: Point) => string) =>
    shown.map((point) => ({
      key: `${point.label} ${point.series}`,
      label: labelOf(point),
      value: point.value,
      ...wordsFor(point, unit),
      tone: point.tone,
      weight: isWeighted && point.n !== null ? point.n / most : undefined,
    }));
  if (!series) return <BarRows rows={bars(points, ({ label }) => label)} scale={scale} marks={marks} />;
  return (
    <div className="bars bars--grouped">
      {labels.map((label) => (
        <div key={label} className="stack stack-2">
          <p className="bars__group">{label}</p>
          <BarRows
            rows={bars(
              points.filter((point) => point.label === label),
              (point) => point.series,
            )}
            scale={scale}
            marks={marks}
          />
        </div>
      ))}
    </div>
  );
}

function marksOf({ mark, guess }: Drawn): Mark[] {
  const guessed =
    guess !== null && guess.value !== null ? [{ value: guess.value, label: guess.words, isGuess: true }] : [];
  return [...(mark ? [mark] : []), ...guessed];
}

function wordsFor({ value, n }: Point, unit: string | undefined): { shown: string; detail: string | undefined } {
  return {
    shown: value === null ? m.lessonDataWithheld() : withUnit(value, unit),
    detail: n === null ? undefined : unit === "%" ? m.lessonChartOfN({ n }) : m.lessonExplorerCount({ n }),
  };
}
