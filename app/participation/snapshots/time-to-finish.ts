import { defaultMinimum } from "#app/privacy/suppression.ts";
import type { DaysToFinish } from "../slices/slice.ts";
import type { Cell } from "./cells.ts";

/** People behind the quarters of a distribution, at least. */
export const leastForSpread = 40;

type Published = Pick<Cell, "slice" | "row" | "measure" | "state" | "value" | "low" | "high" | "outOf">;

const nothing = { state: "withheld" as const, value: null, low: null, high: null, outOf: null };

/**
 * Days to finish as they are published: of each course, and of all together, whose published share already tells that
 * ten people finished; the middle half from forty. Deciding by what is published and not by the true count keeps the
 * presence of a median from telling more about a share that is a range. `earlier` are the versions before.
 */
export function timeToFinishCells(
  cells: readonly Cell[],
  days: ReadonlyMap<string | null, DaysToFinish>,
  earlier: readonly (readonly Published[])[] = [],
): Cell[] {
  return cells.flatMap((share): Cell[] => {
    if (share.measure !== "finished" || (share.slice !== "course" && share.slice !== "total")) return [];
    const { slice, row, label, position } = share;
    const cell = { slice, row, label, position, measure: "median_days", ...nothing };
    const spread = days.get(slice === "total" ? null : row);
    const finishers = Math.min(leastFinishers(share), spread?.people ?? 0);
    if (!spread || finishers < defaultMinimum) return [cell];
    const ends = finishers < leastForSpread ? { low: null, high: null } : { low: spread.low, high: spread.high };
    const shown: Cell = { ...cell, state: "shown", value: spread.median, ...ends };
    return [earlier.every((before) => mayFollow(before, shown, share)) ? shown : cell];
  });
}

/** The fewest people who can have finished, as a reader knows it from the published share. */
export function leastFinishers({ state, value, low, outOf }: Pick<Cell, "state" | "value" | "low" | "outOf">): number {
  if (outOf === null || (state !== "shown" && state !== "range")) return 0;
  const percent = state === "shown" ? (value ?? 0) - 0.5 : (low ?? 0);
  return Math.max(0, Math.ceil((percent * outOf) / 100 - 1e-9));
}

/** Whether a median may follow an earlier one: the same, or of a group that ten people came to or left. */
function mayFollow(before: readonly Published[], now: Cell, share: Cell): boolean {
  const same = (measure: string) =>
    before.find((cell) => cell.slice === now.slice && cell.row === now.row && cell.measure === measure);
  const old = same("median_days");
  if (old?.state !== "shown" || (old.value === now.value && old.low === now.low && old.high === now.high)) return true;
  return Math.abs((same("finished")?.outOf ?? 0) - (share.outOf ?? 0)) >= defaultMinimum;
}
