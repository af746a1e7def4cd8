import { fold } from "#app/search/fold.ts";
import { fewestForFirmMedian } from "#app/statistics/run-chart.ts";
import type { Measure } from "./measure.ts";
import { type Entry, type SeriesPoint, seriesOf } from "./series.ts";

export type CycleSeries = { id: string; number: number; measures: Measure[]; entries: Entry[] };

/** What one cycle followed of a measure. */
export type Stretch = {
  number: number;
  measure: Measure;
  /** The places of its first and its last point among all points. */
  span: readonly [first: number, last: number];
  /** Its last point. */
  last: SeriesPoint;
};

/** A measure that several cycles of a line followed, as one chart. */
export type LineSeries = {
  measure: Measure;
  stretches: Stretch[];
  /** The points of all its cycles in the order of their days; those of one day in the order of the cycles. */
  points: SeriesPoint[];
  /** How many points the median comes from: those of the first cycle, once it has enough. Undefined for all. */
  baseline: number | undefined;
};

type Part = { number: number; measure: Measure; points: SeriesPoint[] };

/**
 * Joins the points of measures that at least two cycles of a line followed under one name, kind and unit; the one with
 * the most points first. A cycle without points of a measure is left out of it. The median is frozen at the points
 * before those of any later cycle once they are ten, so that later cycles are held against how it was before them.
 */
export function lineSeriesOf(cycles: readonly CycleSeries[]): LineSeries[] {
  const byMeasure = new Map<string, Part[]>();
  for (const { number, measures, entries } of cycles) {
    for (const { measure, points } of seriesOf(measures, entries)) {
      const key = JSON.stringify([fold(measure.name).trim(), measure.kind, fold(measure.unit).trim()]);
      if (points.length > 0) byMeasure.set(key, [...(byMeasure.get(key) ?? []), { number, measure, points }]);
    }
  }
  return [...byMeasure.values()]
    .flatMap((parts) => (parts.length > 1 ? joined(parts) : []))
    .toSorted((one, other) => other.points.length - one.points.length);
}

function joined(parts: readonly Part[]): LineSeries[] {
  const newest = parts.at(-1);
  if (!newest) return [];
  const all = parts
    .flatMap(({ number, points }) => points.map((point) => ({ number, point })))
    .toSorted((one, other) => (one.point.on < other.point.on ? -1 : one.point.on > other.point.on ? 1 : 0));
  const before = all.findIndex(({ number }) => number !== parts[0]?.number);
  const stretches = parts.flatMap(({ number, measure, points }) => {
    const last = points.at(-1);
    const places = [
      all.findIndex((each) => each.number === number),
      all.findLastIndex((each) => each.number === number),
    ] as const;
    return last ? [{ number, measure, span: places, last }] : [];
  });
  return [
    {
      ...{ measure: newest.measure, stretches, points: all.map(({ point }) => point) },
      baseline: before >= fewestForFirmMedian ? before : undefined,
    },
  ];
}
