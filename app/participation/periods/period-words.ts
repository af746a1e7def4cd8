import * as m from "#app/messages/catalog.ts";
import { monthRange } from "#app/time/month-range.ts";
import type { PeriodKind } from "./period.ts";

/** A period's name: "October to December 2026", "State fiscal year, July 2026 to June 2027", or a grant's own. */
export function periodInWords(period: { kind: PeriodKind; name: string; startsOn: string; endsOn: string }): string {
  const months = monthRange(period.startsOn, period.endsOn);
  if (period.kind === "quarter") return months;
  return m.participationPeriodName({ kind: period.kind, name: period.name, months });
}
