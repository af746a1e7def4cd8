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

/** An instrument that a cohort's calendar will send: on a day, or after each session where there is none. */
export type Coming = { instrument: string; title: string; opensOn: string | null };

/** The instruments that the calendar sends after today, by day, with those that follow each session at the end. */
export function comingAfter(today: string, scheduled: ScheduledInstrument[], cohort: CohortDays): Coming[] {
  const coming = scheduled.flatMap((each): Coming[] => {
    const { instrument, title } = each;
    if (each.after === "each-session") return [{ instrument, title, opensOn: null }];
    return openingsOf(each, cohort).map(({ opensOn }) => ({ instrument, title, opensOn }));
  });
  return coming
    .filter(({ opensOn }) => opensOn === null || opensOn > today)
    .sort((one, other) => ((one.opensOn ?? "9999") < (other.opensOn ?? "9999") ? -1 : 1));
}
