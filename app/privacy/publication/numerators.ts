import { percentageOf } from "../bands.ts";

/** What a shown rate says: in percent of the scale, and as the least and most that its numerator can be. */
export type ShownNumerator = {
  kind: "exact" | "band" | "range" | "withheld";
  from: number;
  to: number;
  low: number;
  high: number;
};

/** Against rounding in the arithmetic; numerators are whole, so nothing real is as small. */
const slack = 1e-9;

/**
 * A rate as it is shown before any other is protected: a whole percent, or for a mean a tenth of a step; near an end a
 * band that depends on how many people it is of.
 */
export function shownNumerator(numerator: number, people: number, most: number): ShownNumerator {
  const all = people * most;
  const { kind, from, to } = percentageOf(numerator / most, people);
  if (kind !== "exact") return within("band", from, to, all);
  return atTick(Math.round((ticksOf(most) * numerator) / all), people, most);
}

/** What a share tells that was released as a whole percent or a range; anything, where it was withheld. */
export function releasedNumerators(share: { from: number; to: number } | undefined, people: number) {
  if (!share) return { low: 0, high: people };
  const { from, to } = share;
  const { low, high } = from === to ? atTick(from, people, 1) : within("range", from, to, people);
  return { low, high };
}

const ticksOf = (most: number) => (most === 1 ? 100 : 10 * most);

function atTick(tick: number, people: number, most: number): ShownNumerator {
  const [all, ticks] = [people * most, ticksOf(most)];
  const percent = (100 * tick) / ticks;
  const rounded = {
    low: Math.ceil(((tick - 0.5) * all) / ticks - slack),
    high: Math.ceil(((tick + 0.5) * all) / ticks - slack) - 1,
  };
  // Whatever is shown as exact is in neither band.
  const ends = percentageOf(0, people);
  return {
    ...{ kind: "exact", from: percent, to: percent },
    low: Math.max(rounded.low, Math.floor((ends.to * all) / 100 + slack) + 1),
    high: Math.min(rounded.high, Math.ceil(((100 - ends.to) * all) / 100 - slack) - 1),
  };
}

/**
 * The narrowest range of ten or twenty points that holds a rate and everything that has to stay possible of it; null if
 * none does.
 */
export function rangeAround(
  { numerator, low, high }: { numerator: number; low: number; high: number },
  people: number,
  most: number,
): ShownNumerator | null {
  const all = people * most;
  for (const width of [10, 20]) {
    const starts = [0, 5].flatMap((offset) => Array.from({ length: 11 }, (_, at) => 10 * at + offset));
    for (const from of starts.filter((start) => start + width <= 100)) {
      const range = within("range", from, from + width, all);
      if (Math.min(low, numerator) >= range.low && Math.max(high, numerator) <= range.high) return range;
    }
  }
  return null;
}

/** A rate that is not shown: readers know only that it is one. */
export const withheldNumerator: ShownNumerator = {
  ...{ kind: "withheld", from: 0, to: 100 },
  ...{ low: 0, high: Number.POSITIVE_INFINITY },
};

function within(kind: "band" | "range", from: number, to: number, all: number): ShownNumerator {
  return {
    ...{ kind, from, to },
    low: Math.max(0, Math.ceil((from * all) / 100 - slack)),
    high: Math.min(all, Math.floor((to * all) / 100 + slack)),
  };
}
