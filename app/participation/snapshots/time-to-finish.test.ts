import { expect, test } from "vitest";
import type { Cell } from "./cells.ts";
import { leastFinishers, timeToFinishCells } from "./time-to-finish.ts";

const share = (change: Partial<Cell>): Cell => ({
  ...{ slice: "course", row: "numbers", label: "Numbers", position: 1, measure: "finished" },
  ...{ state: "shown", value: 50, low: null, high: null, outOf: 30, ...change },
});
const days = new Map([["numbers", { people: 60, median: 12, low: 7, high: 20 }]]);
const published = (change: Partial<Cell>, earlier: Cell[][] = []) =>
  timeToFinishCells([share(change)], days, earlier)[0];

test("the fewest who can have finished, as the published share tells", () => {
  expect(leastFinishers(share({ value: 50, outOf: 30 }))).toBe(15);
  expect(leastFinishers(share({ value: 33, outOf: 30 }))).toBe(10);
  expect(leastFinishers(share({ state: "range", value: null, low: 80, high: 100, outOf: 12 }))).toBe(10);
  expect(leastFinishers(share({ state: "range", value: null, low: 0, high: 20, outOf: 12 }))).toBe(0);
  expect(leastFinishers(share({ state: "withheld", value: null, outOf: null }))).toBe(0);
});

test("days are shown from ten people who are known to have finished, their middle half from forty", () => {
  expect(published({ value: 50, outOf: 30 })).toMatchObject({ state: "shown", value: 12, low: null, high: null });
  expect(published({ value: 50, outOf: 90 })).toMatchObject({ state: "shown", value: 12, low: 7, high: 20 });
  expect(published({ value: 20, outOf: 30 })).toMatchObject({ state: "withheld", value: null, outOf: null });
  expect(
    timeToFinishCells([share({ outOf: 90 })], new Map([["numbers", { people: 9, median: 1, low: 1, high: 1 }]])),
  ).toMatchObject([{ state: "withheld" }]);
  expect(published({ state: "range", value: null, low: 10, high: 30, outOf: 60 })).toMatchObject({ state: "withheld" });
});

test("a correction that fewer than ten people caused withholds days that changed", () => {
  const first = (value: number, outOf: number): Cell[] => [
    share({ outOf }),
    { ...share({}), measure: "median_days", value, outOf: null },
  ];
  expect(published({}, [first(12, 30)])).toMatchObject({ state: "shown" });
  expect(published({}, [first(11, 29)])).toMatchObject({ state: "withheld" });
  expect(published({}, [first(11, 30)])).toMatchObject({ state: "withheld" });
  expect(published({}, [first(11, 20)])).toMatchObject({ state: "shown" });
});
