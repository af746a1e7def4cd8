import * as m from "#app/messages/catalog.ts";
import { dayOf, homeZone, shortDay } from "#app/time/dates.ts";
import type { ReportState } from "./report.ts";

/** Where a report stands, in words. */
export function reportStateInWords(report: {
  state: ReportState;
  previewUntil: string | null;
  publishedAt: Date | null;
}): string {
  const day = report.publishedAt
    ? shortDay(dayOf(report.publishedAt, homeZone))
    : report.previewUntil
      ? shortDay(report.previewUntil)
      : "";
  return m.reportState({ state: report.state, day });
}
