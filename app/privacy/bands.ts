import { type Bounds, narrow, type Sum } from "./sums.ts";

/** How close to 0% or 100% a percentage may be shown, by the number of people it is of. */
const bands = [
  { least: 300, edge: 1 },
  { least: 100, edge: 2 },
  { least: 40, edge: 5 },
  { least: 20, edge: 10 },
  { least: 0, edge: 20 },
];

/**
 * exact: a whole percent. low, high: near an end, so that nobody's answer is revealed. range: blurred to protect
 * another group.
 */
export type Percentage = { kind: "exact" | "low" | "high" | "range"; from: number; to: number };

/** A share as it may be shown: near 0% or 100% it becomes a band, so that the exact number of people stays unknown. */
export function percentageOf(numerator: number, denominator: number): Percentage {
  const percent = (100 * numerator) / denominator;
  const edge = bands.find((band) => denominator >= band.least)?.edge ?? 20;
  if (percent <= edge) return { kind: "low", from: 0, to: edge };
  if (percent >= 100 - edge) return { kind: "high", from: 100 - edge, to: 100 };
  const whole = Math.round(percent);
  return { kind: "exact", from: whole, to: whole };
}

type Share = { numerator: number; denominator: number };

/**
 * Percentages for groups that add up, such that no banded one can be computed from the others: where one could, the
 * smallest group beside it shows a range of ten points instead of a whole percent, or nothing. `fixed` are percentages
 * that another page already shows; `before`, those found so far, are blurred further.
 */
export function percentagesFor(
  shares: ReadonlyMap<string, Share>,
  isWithheld: (key: string) => boolean,
  sums: readonly Sum[],
  fixed: ReadonlyMap<string, Percentage> = new Map(),
  before: ReadonlyMap<string, Percentage> = fixed,
): Map<string, Percentage> {
  const shown = new Map<string, Percentage>(before);
  for (const [key, { numerator, denominator }] of before === fixed ? shares : []) {
    if (!isWithheld(key) && !shown.has(key)) shown.set(key, percentageOf(numerator, denominator));
  }
  for (;;) {
    const next = workedOut(shares, shown, sums).flatMap((key) => nextToBlur(key, shares, shown, sums, fixed) ?? [])[0];
    if (next === undefined) return shown;
    const now = shown.get(next);
    const from = Math.min(90, Math.floor((now?.from ?? 0) / 10) * 10);
    if (now?.kind === "exact") shown.set(next, { kind: "range", from, to: from + 10 });
    else shown.delete(next);
  }
}

/** Banded groups whose exact number of people can be computed from what is shown. */
export function workedOut(
  shares: ReadonlyMap<string, Share>,
  shown: ReadonlyMap<string, Percentage>,
  sums: readonly Sum[],
): string[] {
  const bounds = new Map<string, Bounds>();
  for (const [key, { denominator }] of shares) {
    const percentage = shown.get(key);
    bounds.set(key, percentage ? numeratorsIn(percentage, denominator) : { low: 0, high: denominator });
  }
  const narrowed = narrow(bounds, sums);
  return [...shown].flatMap(([key, { kind }]) => {
    const { low, high } = narrowed.get(key) ?? { low: 0, high: 1 };
    return (kind === "low" || kind === "high") && low === high ? [key] : [];
  });
}

function numeratorsIn({ kind, from, to }: Percentage, denominator: number): Bounds {
  const slack = kind === "exact" ? 0.5 : 0;
  return {
    low: Math.max(0, Math.ceil(((from - slack) * denominator) / 100 - 1e-9)),
    high: Math.min(denominator, Math.floor(((to + slack) * denominator) / 100 + 1e-9)),
  };
}

function nextToBlur(
  key: string,
  shares: ReadonlyMap<string, Share>,
  shown: ReadonlyMap<string, Percentage>,
  sums: readonly Sum[],
  fixed: ReadonlyMap<string, Percentage>,
): string | null {
  const around = sums.filter((sum) => sum.whole === key || sum.parts.includes(key));
  const others = [...around.flatMap((sum) => sum.parts), ...around.map((sum) => sum.whole)].filter(
    (other) => other !== key && !fixed.has(other),
  );
  const smallest = (isFit: (kind: Percentage["kind"]) => boolean) =>
    others
      .filter((other) => isFit(shown.get(other)?.kind ?? "low"))
      .sort((a, b) => (shares.get(a)?.denominator ?? 0) - (shares.get(b)?.denominator ?? 0))[0] ?? null;
  const blurred = smallest((kind) => kind === "exact") ?? smallest((kind) => kind === "range");
  return blurred ?? others.find((other) => shown.has(other)) ?? null;
}
