import { ticks } from "d3-array";

/** Maps values to positions along a line, in percent. */
export type Scale = { domain: [number, number]; ticks: number[]; place: (value: number) => number };

/** A scale that starts where its author says; else at zero, or at a round number below the smallest value. */
export function scaleFor(
  values: readonly number[],
  {
    domain,
    fromZero,
    count = 4,
  }: { domain?: readonly [number, number] | undefined; fromZero: boolean; count?: number },
): Scale {
  const [low, high] = domain ?? extentOf(values, fromZero);
  const inside = ticks(low, high, count);
  const step = (inside[1] ?? high) - (inside[0] ?? low) || 1;
  const start = domain || low === 0 ? low : Math.floor(low / step) * step;
  const end = domain ? high : Math.ceil(high / step - 1e-9) * step;
  return {
    domain: [start, end],
    ticks: ticks(start, end, count),
    place: (value) =>
      Math.round((Math.min(1, Math.max(0, (value - start) / (end - start || 1))) * 100 + Number.EPSILON) * 100) / 100,
  };
}

function extentOf(values: readonly number[], fromZero: boolean): [number, number] {
  const known = values.filter((value) => Number.isFinite(value));
  const low = Math.min(...known, ...(fromZero ? [0] : []));
  const high = Math.max(...known, ...(fromZero ? [0] : []));
  if (known.length === 0) return [0, 1];
  return low === high ? [Math.min(0, low), high || 1] : [low, high];
}

/** A number with its unit: "62%", "3.5 days", "1,204 children". */
export function withUnit(value: number | string, unit: string | undefined): string {
  const written = value.toLocaleString("en-US");
  if (!unit) return written;
  return unit === "%" || unit === "°" ? `${written}${unit}` : `${written} ${unit}`;
}
