import * as m from "#app/messages/catalog.ts";
import { hoursOf } from "../measures/measure.ts";
import type { ShownCell } from "./cell-words.ts";

/** The exact measures that open a report and a period's page, in order; `isHours` are kept in minutes. */
const headlines = [
  { measure: "organizations", isHours: false },
  { measure: "people", isHours: false },
  { measure: "sessions", isHours: false },
  { measure: "attendance", isHours: false },
  { measure: "minutes", isHours: true },
  { measure: "live", isHours: true },
  { measure: "self_paced", isHours: true },
  { measure: "coaching", isHours: true },
  { measure: "commitments", isHours: false },
  { measure: "commitments_kept", isHours: false },
];

/** The published totals of a version, by measure. */
export function totalsOf(cells: readonly Pick<ShownCell, "slice" | "measure" | "value">[]): Record<string, number> {
  return Object.fromEntries(
    cells.flatMap(({ slice, measure, value }) => (slice === "total" && value !== null ? [[measure, value]] : [])),
  );
}

/** The exact measures in words, with those of the period before; what was not counted says so. */
export function headlineRows(totals: Record<string, number>, before: Record<string, number> | null) {
  const inWords = (amount: number | undefined, isHours: boolean) => {
    if (amount === undefined) return m.reportNoEarlier();
    return isHours ? hoursOf(amount) : amount.toLocaleString("en-US");
  };
  return headlines.map(({ measure, isHours }) => ({
    measure,
    name: m.reportHeadline({ measure }),
    now: inWords(totals[measure], isHours),
    before: inWords(before?.[measure], isHours),
  }));
}
