import * as m from "#app/messages/catalog.ts";
import { dayBeginsAt, dayInWords, dayOf } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import type { TodayItem, TodayVisit } from "#app/today-item/item.ts";
import { nextDataDay } from "./data-day.ts";
import { listCycleInvitations, listRunningCycles } from "./queries/cycle-lists.server.ts";

const mostShown = 5;

/** Invitations into the team of a cycle. */
export async function cycleInvitationsToday({ db, person }: TodayVisit): Promise<TodayItem[]> {
  const invitations = await listCycleInvitations(db, person.id);
  return invitations.slice(0, mostShown).map(
    ({ id, title, by, invitedAt }): TodayItem => ({
      id: `cycle invitation ${id}`,
      reason: { kind: "next", at: invitedAt },
      title: m.inquiryTodayInvited({ title, by: by ?? m.inquirySomebody() }),
      to: `/inquiry/${id}`,
      action: m.inquiryTodayAnswer(),
    }),
  );
}

/** The next data day of each cycle that a person runs. */
export async function dataDaysToday({ db, person, now }: TodayVisit): Promise<TodayItem[]> {
  const cycles = await listRunningCycles(db, person.id, 20);
  const today = dayOf(now, person.timeZone);
  return cycles
    .flatMap(({ id, title, startsOn, endsOn, dataEvery, newestEntryOn }) => {
      const day = nextDataDay({ startsOn, endsOn, every: dataEvery }, newestEntryOn);
      return day === null ? [] : [{ id, title, day }];
    })
    .slice(0, mostShown)
    .map(({ id, title, day }): TodayItem => {
      const isDue = day <= today;
      const begins = dayBeginsAt(day, person.timeZone);
      return {
        id: `data day ${id}`,
        reason: isDue
          ? { kind: "next", at: begins.toISOString() }
          : { kind: "scheduled", at: begins.toISOString(), until: new Date(begins.getTime() + days).toISOString() },
        title,
        to: `/inquiry/${id}/do`,
        action: isDue ? m.inquiryTodayRecord() : m.inquiryTodayOpen(),
        facts: m.inquiryTodayDataDay({ day: dayInWords(day) }),
      };
    });
}
