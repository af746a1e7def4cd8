import { expect, test } from "vitest";
import type { MeasureKind } from "./measure-kind.ts";
import { notPredicted } from "./predicted.ts";
import { publicSeriesOf } from "./public-series.ts";
import { seriesOf } from "./series.ts";

const withheld = { value: null, percentage: null };

test.each<[MeasureKind, value: number, outOf: number | null, shown: object]>([
  ["count", 9, null, withheld],
  ["count", 0, null, withheld],
  ["count", 10, null, { value: 10, percentage: null }],
  ["share", 4, 9, withheld],
  ["share", 7, 10, { value: null, percentage: { kind: "exact", from: 70, to: 70 } }],
  ["share", 29, 30, { value: null, percentage: { kind: "high", from: 90, to: 100 } }],
  ["share", 0, 12, { value: null, percentage: { kind: "low", from: 0, to: 20 } }],
  ["average", 3.4, 9, withheld],
  ["average", 3.4, null, withheld],
  ["average", 3.4, 12, { value: 3.4, percentage: null }],
  ["other", 4, null, { value: 4, percentage: null }],
])("outside the team, a %s of %d out of %s is %j", (kind, value, outOf, shown) => {
  const measure = { id: "m", position: 1, name: "Greeted", definition: "", unit: "", kind, ...notPredicted };
  const entry = { measureId: "m", happenedOn: "2026-03-02", value, outOf, mark: "why", text: "a note" };
  const [series] = publicSeriesOf(seriesOf([measure], [entry]));
  expect(series?.points).toEqual([{ on: "2026-03-02", ...shown }]);
  expect(JSON.stringify(series)).not.toMatch(/note|why/);
});

test.each<
  [label: string, first: [day: string, value: number], second: [day: string, value: number], shown: (number | null)[]]
>([
  ["the rest of a group is fewer than ten", ["2026-03-02", 22], ["2026-03-02", 18], [22, null]],
  ["nobody is missing", ["2026-03-02", 22], ["2026-03-02", 22], [22, 22]],
  ["ten are missing", ["2026-03-02", 28], ["2026-03-02", 18], [28, 18]],
  ["they are of other days", ["2026-03-02", 22], ["2026-03-03", 18], [22, 18]],
])("two counts, where %s: %j and %j are shown as %j", (_, first, second, shown) => {
  const measure = (position: number) => ({
    ...{ id: `m${position}`, position, name: `Group ${position}`, definition: "", unit: "", kind: "count" as const },
    ...notPredicted,
  });
  const entry = (measureId: string, [happenedOn, value]: [string, number]) => ({
    ...{ measureId, happenedOn, value, outOf: null, mark: null, text: "" },
  });
  const series = publicSeriesOf(seriesOf([measure(1), measure(2)], [entry("m1", first), entry("m2", second)]));
  expect(series.map(({ points }) => points[0]?.value)).toEqual(shown);
});
