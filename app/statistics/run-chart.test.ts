import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRunChart } from "./run-chart.ts";
import { fewestForRuns, mostForRuns, runLimits } from "./run-limits.ts";

describe("the rules of Perla, Provost and Murray, word for word", () => {
  it("finds a shift of six in a row, and none of five", () => {
    const before = [3, 1, 2, 3, 1];
    expect(readRunChart([...before, 8, 9, 8, 9, 8, 9], { baseline: 5 }).shift).toMatchObject({
      stretches: [{ from: 5, to: 10, length: 6, direction: "above" }],
    });
    expect(readRunChart([...before, 8, 9, 8, 9, 8], { baseline: 5 }).shift).toEqual({ state: "none" });
  });

  it("lets a point on the median neither add to a shift nor break it", () => {
    const values = [4, 6, 5, 4, 6, /* from here on */ 7, 5, 7, 7, 5, 5, 7, 7];
    expect(readRunChart(values, { baseline: 5 }).shift).toMatchObject({
      stretches: [{ from: 4, to: 12, length: 6, direction: "above" }],
    });
  });

  it("counts one of several equal points for a trend, which they neither make nor break", () => {
    expect(readRunChart([9, 1, 2, 2, 3, 3, 3, 4, 5]).trend).toMatchObject({
      stretches: [{ from: 1, to: 8, length: 5, direction: "up" }],
    });
    expect(readRunChart([9, 1, 2, 2, 3, 3, 3, 4]).trend).toEqual({ state: "none" });
    expect(readRunChart([3, 3, 3, 3, 3, 3]).trend).toEqual({ state: "too early", counted: 1, needed: 5 });
  });

  it("finds both trends of a peak, which belongs to both", () => {
    expect(readRunChart([1, 2, 3, 4, 5, 4, 3, 2, 1]).trend).toEqual({
      state: "found",
      stretches: [
        { from: 0, to: 4, length: 5, direction: "up" },
        { from: 4, to: 8, length: 5, direction: "down" },
      ],
    });
  });

  it("holds the number of runs against what chance makes, with 10 to 60 points off the median", () => {
    const halves = [1, 2, 1, 2, 1, 8, 9, 8, 9, 8];
    expect(readRunChart(halves).runs).toEqual({ state: "too few", count: 2, lowest: 3, highest: 9 });
    const zigzag = [1, 9, 2, 8, 1, 9, 2, 8, 1, 9];
    expect(readRunChart(zigzag).runs).toEqual({ state: "too many", count: 10, lowest: 3, highest: 9 });
    expect(readRunChart(halves.slice(0, 9)).runs).toEqual({ state: "too early", counted: 7, needed: 10 });
    expect(readRunChart(Array.from({ length: 62 }, (_, at) => at)).runs).toMatchObject({ state: "beyond the table" });
  });

  it("says too early until a rule has its points", () => {
    expect(readRunChart([])).toMatchObject({ median: null, shift: { counted: 0 }, trend: { counted: 0 } });
    const four = readRunChart([1, 2, 3, 4]);
    expect([four.shift, four.trend, four.runs].map(({ state }) => state)).toEqual(Array(3).fill("too early"));
    expect(readRunChart([1, 2, 3, 4, 5]).trend.state).toBe("found");
  });

  it("compares decimals as they were typed", () => {
    expect(readRunChart([0.1, 0.15, 0.2]).sides).toEqual(["below", "on", "above"]);
    expect(readRunChart([0.1, 0.2, 0.15], { baseline: 2 }).sides[2]).toBe("on");
    expect(() => readRunChart([1, Number.NaN])).toThrow(RangeError);
  });
});

describe("worked examples", () => {
  it("reads the three places of the lesson on run charts", () => {
    const read = (values: number[]) => readRunChart(values, { baseline: 6 });
    expect(read([12, 11, 13, 12, 11, 13, 16, 15, 17, 16, 17, 15])).toMatchObject({
      median: 12,
      medianFrom: 6,
      shift: { stretches: [{ from: 5, to: 11, length: 7, direction: "above" }] },
    });
    expect(read([12, 13, 11, 12, 13, 11, 22, 20, 17, 14, 12, 11]).shift).toEqual({ state: "none" });
    expect(read([10, 10, 12, 12, 13, 15, 14, 15, 16, 16, 17, 18]).shift).toMatchObject({
      stretches: [{ from: 4, to: 11, length: 8, direction: "above" }],
    });
  });

  it("counts four runs of 7, 7, 1 and 1 in 16 points, fewer than chance makes (Balestracci, Quality Digest 2008)", () => {
    const values = [...Array(7).fill(9), ...Array(7).fill(2), 9, 2];
    expect(readRunChart(values)).toMatchObject({ median: 5.5, runs: { state: "too few", count: 4, lowest: 5 } });
  });
});

/**
 * How many orders of so many points above and below have each number of runs, for all counts up to `most`: counted
 * point by point, which is another way than the formula and rounds nothing.
 */
function ordersByRuns(most: number): (above: number, below: number) => bigint[] {
  const none = Array.from({ length: 2 * most + 1 }, () => 0n);
  const add = (one: bigint[], other: bigint[]) => one.map((ways, runs) => ways + (other[runs] ?? 0n));
  const oneMore = (ways: bigint[]) => [0n, ...ways.slice(0, -1)];
  const one = oneMore([1n, ...none.slice(1)]);
  const ending = new Map<string, { above: bigint[]; below: bigint[] }>();
  const ends = (above: number, below: number) => ending.get(`${above} ${below}`) ?? { above: none, below: none };
  for (let above = 0; above <= most; above += 1) {
    for (let below = 0; below <= most; below += 1) {
      const [before, under] = [ends(above - 1, below), ends(above, below - 1)];
      ending.set(`${above} ${below}`, {
        above: above === 1 && below === 0 ? one : add(before.above, oneMore(before.below)),
        below: above === 0 && below === 1 ? one : add(under.below, oneMore(under.above)),
      });
    }
  }
  return (above, below) => add(ends(above, below).above, ends(above, below).below);
}

it("knows limits that chance passes in at most 2.5 of 100 charts on either side, and none narrower", () => {
  const ordersOf = ordersByRuns(mostForRuns / 2);
  const sum = (ways: bigint[]) => ways.reduce((all, each) => all + each, 0n);
  for (let points = fewestForRuns; points <= mostForRuns; points += 1) {
    const [lowest, highest] = runLimits(points) ?? [Number.NaN, Number.NaN];
    const orders = ordersOf(Math.floor(points / 2), Math.ceil(points / 2));
    const isRare = (ways: bigint[]) => 1000n * sum(ways) <= 25n * sum(orders);
    expect(isRare(orders.slice(0, lowest)), `too few of ${points}`).toBe(true);
    expect(isRare(orders.slice(0, lowest + 1)), `lowest of ${points}`).toBe(false);
    expect(isRare(orders.slice(highest + 1)), `too many of ${points}`).toBe(true);
    expect(isRare(orders.slice(highest)), `highest of ${points}`).toBe(false);
  }
  expect([runLimits(fewestForRuns - 1), runLimits(mostForRuns + 1), mostForRuns]).toEqual([null, null, 60]);
});

/** The same rules written another way: every window of the chart is looked at. */
function lookAtEveryWindow(values: number[], median: number) {
  const off = values.map((value, at) => ({ at, side: Math.sign(value - median) })).filter(({ side }) => side !== 0);
  const shifts = windows(off.length, 6).flatMap(([from, to]) => {
    const inside = off.slice(from, to + 1);
    const isWhole = off[from - 1]?.side !== off[from]?.side && off[to + 1]?.side !== off[to]?.side;
    return isWhole && inside.every(({ side }) => side === off[from]?.side) ? [[off[from]?.at, off[to]?.at]] : [];
  });
  const different = values.map((value, at) => ({ value, at })).filter(({ value, at }) => value !== values[at - 1]);
  const step = (at: number) =>
    Math.sign((different[at]?.value ?? Number.NaN) - (different[at - 1]?.value ?? Number.NaN));
  const trends = windows(different.length, 5).flatMap(([from, to]) => {
    const inside = Array.from({ length: to - from }, (_, each) => step(from + each + 1));
    const isWhole = step(from) !== inside[0] && step(to + 1) !== inside[0];
    return isWhole && inside.every((each) => each === inside[0]) ? [[different[from]?.at, different[to]?.at]] : [];
  });
  const runs = off.filter(({ side }, at) => at === 0 || off[at - 1]?.side !== side).length;
  return { shifts, trends, runs, off: off.length, different: different.length };
}

function windows(length: number, least: number): [from: number, to: number][] {
  return Array.from({ length }, (_, from) =>
    Array.from({ length: Math.max(0, length - from - least + 1) }, (_, more): [number, number] => [
      from,
      from + least - 1 + more,
    ]),
  ).flat();
}

const placesOf = (signal: { state: string; stretches?: { from: number; to: number }[] }) =>
  (signal.stretches ?? []).map(({ from, to }) => [from, to]);

it("agrees with an independent reading of every window", () => {
  const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }), (given, baseline) => {
      const reading = readRunChart(given, baseline === undefined ? {} : { baseline });
      const sorted = (baseline === undefined ? given : given.slice(0, baseline)).toSorted((one, other) => one - other);
      const middle = ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
      expect(reading.median).toBe(middle);
      const seen = lookAtEveryWindow(given, middle);
      expect(placesOf(reading.shift)).toEqual(seen.shifts);
      expect(placesOf(reading.trend)).toEqual(seen.trends);
      expect(reading.shift.state === "too early").toBe(seen.off < 6);
      expect(reading.trend.state === "too early").toBe(seen.different < 5);
      expect(reading.runs.state === "too early").toBe(seen.off < 10);
      if ("count" in reading.runs) expect(reading.runs.count).toBe(seen.runs);
    }),
    { numRuns: 500 },
  );
});

it("reads a chart turned upside down, stretched or moved as the same chart", () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -99, max: 99 }), (given, times, more) => {
      const plain = readRunChart(given);
      const moved = readRunChart(given.map((value) => times * value + more));
      const turned = readRunChart(given.map((value) => -value));
      expect([moved.shift, moved.trend, moved.runs]).toEqual([plain.shift, plain.trend, plain.runs]);
      expect([placesOf(turned.shift), placesOf(turned.trend), turned.runs]).toEqual([
        placesOf(plain.shift),
        placesOf(plain.trend),
        plain.runs,
      ]);
    }),
  );
});
