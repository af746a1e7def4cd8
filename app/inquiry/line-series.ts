import { fold } from "#app/search/fold.ts";
import { fewestForFirmMedian } from "#app/statistics/run-chart.ts";
import type { Measure } from "./measure.ts";
import { type Entry, type SeriesPoint, seriesOf } from "./series.ts";

export type CycleSeries = { id: string; number: number; measures: Measure[]; entries: Entry[] };

/** One cycle's part of a measure that a line follows: its points, and what was predicted before them. */
export type Stretch = { number: number; measure: Measure; points: SeriesPoint[] };

/** A measure that several cycles of a line followed, as one chart. */
export type LineSeries = {
  measure: Measure;
  stretches: Stretch[];
  /** How many points the median comes from: those of the first cycle, once it has enough. Undefined for all. */
  baseline: number | undefined;
};

/**
 * Joins the points of measures that at least two cycles of a line followed under one name, kind and unit; the one with
 * the most points first. A cycle without points of a measure is left out of it. The median is frozen at the first cycle
 * once that has ten points, so that later cycles are held against how it was before them.
 */
export function lineSeriesOf(cycles: readonly CycleSeries[]): LineSeries[] {
  const byMeasure = new Map<string, Stretch[]>();
  for (const { number, measures, entries } of cycles) {
    for (const { measure, points } of seriesOf(measures, entries)) {
      const key = JSON.stringify([fold(measure.name).trim(), measure.kind, fold(measure.unit).trim()]);
      if (points.length > 0) byMeasure.set(key, [...(byMeasure.get(key) ?? []), { number, measure, points }]);
    }
  }
  return [...byMeasure.values()]
    .flatMap((stretches) => {
      const [first, ...later] = stretches;
      const newest = later.at(-1);
      if (!first || !newest) return [];
      const baseline = first.points.length >= fewestForFirmMedian ? first.points.length : undefined;
      return [{ measure: newest.measure, stretches, baseline }];
    })
    .toSorted((one, other) => pointsIn(other) - pointsIn(one));
}

const pointsIn = ({ stretches }: LineSeries): number => stretches.reduce((sum, { points }) => sum + points.length, 0);
