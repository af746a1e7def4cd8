/** What is known of a number by itself; see `Unknown` of a system. */
type Known = { isPublic: boolean; low: number; high: number; least: number; count?: object };

/**
 * How solutions may move unknowns. `mayWithhold`: whether anything not public could still be withheld. `isTrusting`:
 * whether readers are right to believe that a withheld group has someone. That belief alone makes a group of two such
 * groups at least two, so what lies below a number has to be possible only for those who do not believe it.
 */
export type Freedom = { mayWithhold: boolean; isTrusting: boolean };

export function boundsOf(unknown: Known, { mayWithhold, isTrusting }: Freedom): { low: number; high: number } {
  if (unknown.isPublic || !(mayWithhold || isWithheldCount(unknown))) return unknown;
  return { low: isTrusting ? unknown.least : Math.min(0, unknown.least), high: Number.POSITIVE_INFINITY };
}

const isWithheldCount = ({ count, high }: Known) => count !== undefined && high === Number.POSITIVE_INFINITY;

/** The least and the most that a sum can be if each of its unknowns is within its bounds. */
export function sumsWithin(
  places: readonly number[],
  factors: readonly number[],
  boundsAt: (place: number) => { low: number; high: number },
): { least: number; most: number } {
  let [least, most] = [0, 0];
  for (let at = 0; at < places.length; at++) {
    const { low, high } = boundsAt(places[at] ?? 0);
    const factor = factors[at] ?? 0;
    least += factor * (factor > 0 ? low : high);
    most += factor * (factor > 0 ? high : low);
  }
  return { least, most };
}
