import type { Period } from "../periods/period.ts";

type Counted = Period & { id: string; totals: Record<string, number> };

/**
 * The period that an overview shows: the one asked for, else the newest quarter in which somebody took part, else the
 * newest quarter. Periods come newest first.
 */
export function periodToShow<Each extends Counted>(periods: readonly Each[], wanted: string | null): Each | null {
  const quarters = periods.filter(({ kind }) => kind === "quarter");
  return (
    periods.find(({ id }) => id === wanted) ??
    quarters.find(({ totals }) => (totals.people ?? 0) > 0) ??
    quarters[0] ??
    null
  );
}

/** The periods of the same kind up to the one shown, oldest first, at most `most`: its trend. */
export function seriesUpTo<Each extends Counted>(periods: readonly Each[], shown: Each, most = 5): Each[] {
  return periods
    .filter(({ kind, endsOn }) => kind === shown.kind && endsOn <= shown.endsOn)
    .slice(0, most)
    .reverse();
}

export type Change = "more" | "fewer" | "same" | "first";

/** How a figure compares with the period before; "first" without one. */
export function changeFrom(before: number | undefined, now: number): Change {
  if (before === undefined) return "first";
  if (now === before) return "same";
  return now > before ? "more" : "fewer";
}
