import type { ParticipationScope } from "../scope.ts";

/** What is new for leads: read once for everyone who gets a mail. Days are YYYY-MM-DD. */
export type News = {
  /** Whether somebody took part in the month that has ended. */
  hasPeople: boolean;
  /** The organizations of leads that somebody came from in that month. */
  activeOrganizationIds: ReadonlySet<string>;
  /** Periods that were frozen, newest first, and when. */
  frozen: readonly { periodId: string; words: string; at: Date }[];
  /** Reports that partners may read: published at a moment, or waiting for comments. */
  reports: readonly { id: string; title: string; publishedAt: Date | null }[];
};

/** The pages that a mail links to; null for a mail that would be empty, which is not sent. */
export type MailedNews = {
  hasPeople: boolean;
  periods: { id: string; words: string }[];
  reports: { id: string; title: string }[];
};

/**
 * The news since the last mail that a lead may open. It has no number: the pages show what a lead may see when they open
 * them.
 */
export function newsFor(scope: ParticipationScope, news: News, since: Date): MailedNews | null {
  const hasPeople =
    scope.kind === "program" ? news.hasPeople : scope.organizationIds.some((id) => news.activeOrganizationIds.has(id));
  const isNew = (at: Date | null) => at === null || at > since;
  const periods = scope.kind === "program" ? news.frozen.filter(({ at }) => isNew(at)) : [];
  const reports = news.reports.filter(({ publishedAt }) => isNew(publishedAt));
  if (!hasPeople && periods.length === 0 && reports.length === 0) return null;
  return {
    hasPeople,
    periods: periods.map(({ periodId, words }) => ({ id: periodId, words })),
    reports: reports.map(({ id, title }) => ({ id, title })),
  };
}

/** The first day of the month of a day, and of the month before it. Days as YYYY-MM-DD. */
export function monthsAround(day: string): { monthStart: string; lastMonthStart: string } {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const first = (of: Date) => of.toISOString().slice(0, 10);
  return {
    monthStart: first(new Date(Date.UTC(year, month - 1, 1))),
    lastMonthStart: first(new Date(Date.UTC(year, month - 2, 1))),
  };
}
