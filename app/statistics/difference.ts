/** What is believed about a difference, after the data. */
export type Difference = {
  /** The probability that the difference is more than `least`. Falls from 1 to 0. */
  above: (least: number) => number;
  /** Ends between which practically all of it lies. */
  low: number;
  high: number;
};

/** The point below which a share `p` of the probability lies, to a 10,000th of the range. */
export function quantileOf({ above, low, high }: Difference, p: number): number {
  let [from, to] = [low, high];
  // Regula falsi (Illinois) needs some ten steps where halving needs thirty.
  let [atFrom, atTo] = [above(from) - (1 - p), above(to) - (1 - p)];
  if (atFrom <= 0) return from;
  if (atTo >= 0) return to;
  const close = (high - low) / 100_000;
  for (let step = 0; step < 60 && to - from > close; step += 1) {
    const isHalving = step % 3 === 2;
    const guess = isHalving ? (from + to) / 2 : from + ((to - from) * atFrom) / (atFrom - atTo);
    const next = Math.min(to - close / 4, Math.max(from + close / 4, guess));
    const value = above(next) - (1 - p);
    if (value > 0) {
      from = next;
      atFrom = value;
      atTo /= 2;
    } else {
      to = next;
      atTo = value;
      atFrom /= 2;
    }
  }
  return (from + to) / 2;
}

/** The middle and the interval that holds `level` of the probability, with the same left out on either side. */
export function intervalOf(difference: Difference, level: number): { low: number; middle: number; high: number } {
  const outside = (1 - level) / 2;
  return {
    low: quantileOf(difference, outside),
    middle: quantileOf(difference, 0.5),
    high: quantileOf(difference, 1 - outside),
  };
}

/** The probability in each of `count` equal bins between two ends, for a picture. */
export function binsOf({ above }: Difference, from: number, to: number, count: number): number[] {
  const edges = Array.from({ length: count + 1 }, (_, at) => above(from + ((to - from) * at) / count));
  return edges.slice(1).map((edge, at) => Math.max(0, (edges[at] ?? 0) - edge));
}
