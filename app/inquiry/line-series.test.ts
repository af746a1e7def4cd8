import { expect, test } from "vitest";
import { type CycleSeries, lineSeriesOf } from "./line-series.ts";
import type { Measure } from "./measure.ts";

const measure = (name: string, given: Partial<Measure> = {}): Measure => ({
  ...{ id: `${name} ${given.id ?? ""}`, position: 1, name, definition: "", unit: "", kind: "other" },
  ...{ predictedLow: null, predictedHigh: null, ...given },
});

/** A cycle in the month of its number, or in another one. */
const cycle = (number: number, measures: Measure[], values: number[], month = number): CycleSeries => ({
  ...{ id: String(number), number, measures },
  entries: measures.flatMap(({ id: measureId }) =>
    values.map((value, at) => ({
      ...{ measureId, happenedOn: `2026-0${month}-${String(at + 1).padStart(2, "0")}`, value },
      ...{ outOf: null, mark: null, text: "" },
    })),
  ),
});

const shapeOf = (cycles: CycleSeries[]) =>
  lineSeriesOf(cycles).map(({ measure: { name }, stretches, points, baseline }) => ({
    ...{ name, baseline, values: points.map(({ value }) => value) },
    spans: stretches.map(({ number, span, last }) => [number, ...span, last.value]),
  }));

test("a measure is followed across cycles under one name, written as people write it, and not under another unit", () => {
  const cycles = [
    cycle(1, [measure("Minutes", { id: "a" }), measure("Calls")], [9, 8]),
    cycle(2, [measure(" minutes ", { id: "b" })], []),
    cycle(3, [measure("MINUTES", { id: "c" }), measure("Calls", { unit: "a day" })], [7]),
  ];
  expect(shapeOf(cycles)).toEqual([
    {
      ...{ name: "MINUTES", baseline: undefined, values: [9, 8, 7] },
      spans: [
        [1, 0, 1, 8],
        [3, 2, 2, 7],
      ],
    },
  ]);
});

test("the median is that of the first cycle once it has ten points, and the measure with the most points is first", () => {
  const ten = Array.from({ length: 10 }, (_, at) => at);
  const nine = ten.slice(1);
  const both = [measure("Few"), measure("Many", { id: "m" })];
  const more = (values: number[]) => cycle(2, [measure("Many", { id: "n" })], values);
  expect(shapeOf([cycle(1, both, ten), more([3, 4]), cycle(3, [measure("Few")], [5])])).toMatchObject([
    { name: "Many", baseline: 10 },
    { name: "Few", baseline: 10 },
  ]);
  expect(shapeOf([cycle(1, both, nine), more([3])])).toMatchObject([{ name: "Many", baseline: undefined }]);
  expect(lineSeriesOf([cycle(1, both, ten)])).toEqual([]);
});

test("points are in the order of their days, also where a later cycle has points from before an earlier one", () => {
  const each = [measure("Minutes")];
  expect(shapeOf([cycle(1, each, [1, 2], 5), cycle(2, each, [3, 4, 5], 4)])).toMatchObject([
    {
      ...{ values: [3, 4, 5, 1, 2], baseline: undefined },
      spans: [
        [1, 3, 4, 2],
        [2, 0, 2, 5],
      ],
    },
  ]);
});
