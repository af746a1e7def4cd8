import { median as middleOf } from "d3-array";
import { fewestForRuns, mostForRuns, runLimits } from "./run-limits.ts";

/**
 * Reads a run chart by the rules of Perla, R. J., Provost, L. P., and Murray, S. K. (2011), "The run chart: a simple
 * analytical tool for learning from variation in healthcare processes", BMJ Quality & Safety 20(1), 46–51,
 * doi:10.1136/bmjqs.2009.037895:
 *
 * 1. Shift: six or more points in a row all above or all below the median. A point on the median neither adds to a
 *    shift nor breaks it.
 * 2. Trend: five or more points in a row all going up or all going down. Of equal points that follow each other only
 *    one counts; they neither make nor break a trend.
 * 3. Runs: too few or too many runs, with 10 to 60 points off the median as in the paper. The limits are computed
 *    (run-limits.ts).
 * 4. Astronomical point: one that everybody who studies the chart would call unusual. People decide that; it is never
 *    computed.
 */
export type RunChartReading = {
  /** Of all points, or of the first `baseline` ones. Null without points. */
  median: number | null;
  /** How many points the median comes from. */
  medianFrom: number;
  /** Where each point lies, in the order given. */
  sides: Side[];
  shift: Signal<"above" | "below">;
  trend: Signal<"up" | "down">;
  runs: Runs;
};

export type Side = "above" | "on" | "below";

/** `counted` is how many points count toward the rule so far: those off the median, or those that differ. */
export type Signal<Direction> =
  | { state: "too early"; counted: number; needed: number }
  | { state: "none" }
  | { state: "found"; stretches: Stretch<Direction>[] };

/** From the index of its first counted point to that of its last; `length` is how many points count between. */
export type Stretch<Direction> = { from: number; to: number; length: number; direction: Direction };

export type Runs =
  | { state: "too early"; counted: number; needed: number }
  | { state: "beyond the table"; count: number; most: number }
  | { state: "expected" | "too few" | "too many"; count: number; lowest: number; highest: number };

const fewestForShift = 6;
const fewestForTrend = 5;
/** A median of fewer points moves with each new one, so that signals against it are to be read with care. */
export const fewestForFirmMedian = 10;

/**
 * Reads values in order of time. With `baseline`, the median is that of the first so many points and stays where it
 * is; all points are held against it. Throws on a value that is not a finite number.
 */
export function readRunChart(values: readonly number[], { baseline }: { baseline?: number } = {}): RunChartReading {
  if (!values.every(Number.isFinite)) throw new RangeError("a run chart needs finite numbers");
  const points = values.map(rounded);
  const base = baseline === undefined ? points : points.slice(0, Math.max(1, baseline));
  const middle = middleOf(base);
  const median = middle === undefined ? null : rounded(middle);
  const sides = points.map((value) => sideOf(value, median));
  return { median, medianFrom: base.length, sides, shift: shiftIn(sides), trend: trendIn(points), runs: runsIn(sides) };
}

/** Decimals that a person typed compare as they read: the median of 0.1 and 0.2 is 0.15. */
const rounded = (value: number) => Number(value.toPrecision(12));

function sideOf(value: number, median: number | null): Side {
  if (median === null || value === median) return "on";
  return value > median ? "above" : "below";
}

type OffMedian = { at: number; direction: "above" | "below" };

const offMedian = (sides: readonly Side[]): OffMedian[] =>
  sides.flatMap((direction, at) => (direction === "on" ? [] : [{ at, direction }]));

/** Runs of points on one side, without those on the median. */
function runsOf(sides: readonly Side[]): Stretch<"above" | "below">[] {
  const runs: Stretch<"above" | "below">[] = [];
  for (const { at, direction } of offMedian(sides)) {
    const last = runs.at(-1);
    if (last?.direction === direction) {
      last.to = at;
      last.length += 1;
    } else runs.push({ from: at, to: at, length: 1, direction });
  }
  return runs;
}

function shiftIn(sides: readonly Side[]): RunChartReading["shift"] {
  return signalOf(runsOf(sides), offMedian(sides).length, fewestForShift);
}

function trendIn(points: readonly number[]): RunChartReading["trend"] {
  const different = points.flatMap((value, at) => (at > 0 && value === points[at - 1] ? [] : [{ value, at }]));
  const stretches: Stretch<"up" | "down">[] = [];
  for (const [index, { value, at }] of different.entries()) {
    const before = different[index - 1];
    if (!before) continue;
    const direction = value > before.value ? "up" : "down";
    const last = stretches.at(-1);
    if (last?.direction === direction) {
      last.to = at;
      last.length += 1;
    } else stretches.push({ from: before.at, to: at, length: 2, direction });
  }
  return signalOf(stretches, different.length, fewestForTrend);
}

function signalOf<Direction>(all: Stretch<Direction>[], counted: number, needed: number): Signal<Direction> {
  if (counted < needed) return { state: "too early", counted, needed };
  const stretches = all.filter(({ length }) => length >= needed);
  return stretches.length > 0 ? { state: "found", stretches } : { state: "none" };
}

function runsIn(sides: readonly Side[]): Runs {
  const counted = offMedian(sides).length;
  const count = runsOf(sides).length;
  if (counted < fewestForRuns) return { state: "too early", counted, needed: fewestForRuns };
  const limits = runLimits(counted);
  if (!limits) return { state: "beyond the table", count, most: mostForRuns };
  const [lowest, highest] = limits;
  const state = count < lowest ? "too few" : count > highest ? "too many" : "expected";
  return { state, count, lowest, highest };
}
