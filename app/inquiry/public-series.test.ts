import { expect, test } from "vitest";
import type { MeasureKind } from "./measure-kind.ts";
import { notPredicted } from "./predicted.ts";
import { publicSeries } from "./public-series.ts";
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
  const [series] = seriesOf([measure], [entry]).map(publicSeries);
  expect(series?.points).toEqual([{ on: "2026-03-02", ...shown }]);
  expect(JSON.stringify(series)).not.toMatch(/note|why/);
});
