/** The fewest points off the median that the rule on runs covers, as in Table 1 of Perla, Provost and Murray (2011). */
export const fewestForRuns = 10;
/** The most. */
export const mostForRuns = 60;

/** The most probability that the limits leave out on either side: together 5 charts of 100 that only chance made. */
const mostBeyond = 0.025;

/**
 * The lowest and the highest number of runs that chance makes with so many points off the median, half of them (rounded
 * down) above it; null below `fewestForRuns` and above `mostForRuns`. Fewer runs than the lowest happen by chance in at
 * most 2.5 of 100 charts, and so do more than the highest. The limits are computed from the exact distribution, not
 * copied: printed tables, also that of the paper, differ from it by one run at some numbers of points.
 */
export function runLimits(offMedian: number): readonly [lowest: number, highest: number] | null {
  if (offMedian < fewestForRuns || offMedian > mostForRuns) return null;
  const above = Math.floor(offMedian / 2);
  const chances = Array.from({ length: offMedian - 1 }, (_, at) => chanceOfRuns(at + 2, above, offMedian - above));
  return [2 + leftOut(chances), offMedian - leftOut(chances.toReversed())];
}

/** How many of the first chances may be left out. */
function leftOut(chances: readonly number[]): number {
  let sum = 0;
  return chances.findIndex((chance) => {
    sum += chance;
    return sum > mostBeyond;
  });
}

/**
 * The chance of so many runs where every order of the points above and below is as likely as any other: Swed and
 * Eisenhart (1943), "Tables for testing randomness of grouping in a sequence of alternatives", Annals of Mathematical
 * Statistics 14(1), 66–87, doi:10.1214/aoms/1177731494. Runs take turns, so each side is divided into half of them; with
 * an odd number, the side that begins has one more.
 */
function chanceOfRuns(runs: number, above: number, below: number): number {
  const half = Math.floor(runs / 2);
  const orders =
    runs % 2 === 0
      ? 2 * divisions(above, half) * divisions(below, half)
      : divisions(above, half + 1) * divisions(below, half) + divisions(above, half) * divisions(below, half + 1);
  return orders / choose(above + below, above);
}

/** In how many ways points in a row divide into so many runs, none of them empty. */
const divisions = (points: number, runs: number): number => choose(points - 1, runs - 1);

function choose(all: number, some: number): number {
  let ways = all >= some ? 1 : 0;
  for (let each = 1; each <= some; each += 1) ways *= (all - some + each) / each;
  return ways;
}
