import * as m from "#app/messages/catalog.ts";
import type { Cell } from "./cells.ts";

/** What outputs need of a published cell. */
export type ShownCell = Pick<
  Cell,
  "slice" | "row" | "measure" | "label" | "state" | "value" | "low" | "high" | "outOf"
>;

/** Measures whose values are whole percent. */
const percentages = ["finished", "seated", "response"];

/** The same words on pages, in files and on paper. A withheld cell has one word, whatever the reason. */
export function cellInWords(cell: Pick<ShownCell, "measure" | "state" | "value" | "low" | "high"> | undefined): string {
  if (!cell || cell.state === "none") return m.participationNothingToCount();
  if (cell.state === "withheld") return m.participationWithheld();
  if (cell.state === "range" && cell.measure === "mean")
    return m.surveyBetween({ low: cell.low ?? 0, high: cell.high ?? 0 });
  if (cell.state === "range") return rangeInWords(cell.low ?? 0, cell.high ?? 100);
  const value = cell.value ?? 0;
  return percentages.some((measure) => measure === cell.measure)
    ? `${value}%`
    : value.toLocaleString("en-US", { maximumFractionDigits: 1 });
}

function rangeInWords(low: number, high: number): string {
  if (low <= 0) return m.participationAtMost({ percent: high });
  if (high >= 100) return m.participationAtLeast({ percent: low });
  return m.participationBetween({ low, high });
}
