/**
 * How many runs chance makes, lowest and highest, by the number of points off the median: 10 points in the first row,
 * 60 in the last. Fewer or more runs happen by chance about 5 times in 100. From Table 1 of Perla, Provost and Murray
 * (2011), after Swed and Eisenhart (1943), Annals of Mathematical Statistics 14(1), 66–87.
 */
const limits: readonly (readonly [lowest: number, highest: number])[] = [
  ...([
    [3, 9],
    [3, 10],
    [3, 11],
    [4, 11],
    [4, 12],
    [5, 12],
    [5, 13],
    [5, 13],
    [6, 14],
    [6, 15],
  ] as const), // 10 to 19
  ...([
    [6, 16],
    [7, 16],
    [7, 17],
    [7, 17],
    [8, 18],
    [8, 18],
    [9, 19],
    [10, 19],
    [10, 20],
    [10, 20],
  ] as const), // 20 on
  ...([
    [11, 21],
    [11, 22],
    [11, 23],
    [12, 23],
    [12, 24],
    [12, 24],
    [13, 25],
    [13, 25],
    [14, 26],
    [14, 26],
  ] as const),
  ...([
    [15, 27],
    [15, 27],
    [16, 28],
    [16, 28],
    [17, 29],
    [17, 30],
    [17, 31],
    [18, 31],
    [18, 32],
    [19, 32],
  ] as const),
  ...([
    [19, 33],
    [20, 33],
    [20, 34],
    [21, 34],
    [21, 35],
    [22, 35],
    [22, 35],
    [23, 36],
    [23, 37],
    [24, 38],
  ] as const),
  [24, 38], // 60
];

/** The fewest points off the median for which the table says how many runs chance makes. */
export const fewestForRuns = 10;
/** The most. */
export const mostForRuns = fewestForRuns + limits.length - 1;

/** The lowest and the highest number of runs that chance makes; null outside the table. */
export function runLimits(offMedian: number): readonly [lowest: number, highest: number] | null {
  return limits[offMedian - fewestForRuns] ?? null;
}
