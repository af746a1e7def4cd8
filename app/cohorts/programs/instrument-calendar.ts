import type { ScheduledInstrument } from "#app/catalog/program.ts";
import { daysAfter, weeksAfter } from "#app/time/dates.ts";

/** A cohort's days as YYYY-MM-DD: its first, its last if it has one, and those of sessions that are over. */
export type CohortDays = { startsOn: string; endsOn: string | null; sessions: HeldSession[] };

/** A session that is over: the day that it was held on, and its title. */
export type HeldSession = { day: string; title: string };

/** A day that an instrument opens on, and the session that it asks about. */
export type Opening = { opensOn: string; session: string | null };

/** The days on which a cohort is asked an instrument, those to come included as far as they are known. */
export function openingsOf({ week, after, days = 0 }: ScheduledInstrument, cohort: CohortDays): Opening[] {
  if (after === "each-session") return cohort.sessions.map(({ day, title }) => ({ opensOn: day, session: title }));
  if (after === "end") return cohort.endsOn ? [{ opensOn: daysAfter(cohort.endsOn, days), session: null }] : [];
  return week === undefined ? [] : [{ opensOn: weeksAfter(cohort.startsOn, week), session: null }];
}
