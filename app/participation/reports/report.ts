import { dayOf, homeZone } from "#app/time/dates.ts";

export const reportKinds = ["quarterly", "annual"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** preview: partners read the page about themselves and may comment; published: it never changes again. */
export const reportStates = ["draft", "preview", "published"] as const;
export type ReportState = (typeof reportStates)[number];

/** The sections that leads write, in the order of the report. */
export const narrativeSections = ["summary", "practice", "equity", "challenges", "next"] as const;
export type NarrativeSection = (typeof narrativeSections)[number];

/** A narrative at most, in characters. */
export const longestNarrative = 6_000;

/** How long partners have before a report is published, in working days. */
export const previewWorkingDays = 10;

/** The day so many working days after a day (YYYY-MM-DD); weekends do not count. */
export function workingDaysAfter(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  for (let left = count; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() !== 0 && date.getUTCDay() !== 6) left -= 1;
  }
  return date.toISOString().slice(0, 10);
}

/**
 * The last day on which partners may comment. A correction of the figures meanwhile begins the ten days anew, so that
 * everyone has them for what is published.
 */
export function previewEnd(report: {
  state: ReportState;
  previewUntil: string | null;
  frozenAt: Date | null;
}): string | null {
  const { state, previewUntil, frozenAt } = report;
  if (state !== "preview" || previewUntil === null || frozenAt === null) return previewUntil;
  const afterFigures = workingDaysAfter(dayOf(frozenAt, homeZone), previewWorkingDays);
  return afterFigures > previewUntil ? afterFigures : previewUntil;
}

/** Whether a report may be published on a day: its preview is over. */
export function canPublish(report: { state: ReportState; previewUntil: string | null }, day: string): boolean {
  return report.state === "preview" && report.previewUntil !== null && day > report.previewUntil;
}
