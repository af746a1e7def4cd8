import { type Measure, plottedValue } from "./measure.ts";

export type Entry = {
  measureId: string | null;
  happenedOn: string;
  value: number | null;
  outOf: number | null;
  mark: string | null;
  text: string;
};

export type SeriesPoint = {
  on: string;
  value: number;
  outOf: number | null;
  raw: number;
  mark: string | null;
  note: string;
};
export type Series = { measure: Measure; points: SeriesPoint[] };

/** The points of each measure in the order of their days; those of one day in the order that they were recorded in. */
export function seriesOf(measures: readonly Measure[], entries: readonly Entry[]): Series[] {
  return measures.map((measure) => {
    const points = entries
      .filter((entry): entry is Entry & { value: number } => entry.measureId === measure.id && entry.value !== null)
      .map(({ happenedOn: on, value, outOf, mark, text: note }) => ({
        ...{ on, outOf, raw: value, mark, note },
        value: plottedValue(measure.kind, { value, outOf }),
      }));
    return { measure, points };
  });
}
