import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn, dayInWords } from "#app/time/dates.ts";
import type { TodayItem, TodayVisit } from "#app/today-item/item.ts";
import { endOf } from "./meeting.ts";
import { meetingPath } from "./paths.ts";
import { listUpcomingMeetings } from "./queries/meetings.server.ts";
import { listOpenSteps } from "./queries/next-steps.server.ts";

/** A person's next meetings, and the next steps that they have not done. */
export async function meetingsToday({ db, person, now }: TodayVisit): Promise<TodayItem[]> {
  const [upcoming, steps] = await Promise.all([
    listUpcomingMeetings(db, person.id, { now, most: 3 }),
    listOpenSteps(db, person.id, 10),
  ]);
  return [
    ...upcoming.map((meeting): TodayItem => {
      const at = meeting.startsAt.toISOString();
      return {
        id: `meeting ${meeting.id}`,
        reason: { kind: "scheduled", at, until: endOf(meeting).toISOString() },
        title: meeting.title,
        to: meetingPath(meeting),
        action: m.meetingsTodayOpen(),
        facts: dayAndTimeIn(person.timeZone, at),
      };
    }),
    ...steps.map(
      ({ id, text, dueOn, createdAt, meeting }): TodayItem => ({
        id: `next step ${id}`,
        reason: { kind: "next", at: createdAt.toISOString() },
        title: text,
        to: `${meetingPath(meeting)}#steps`,
        action: m.meetingsTodayStep(),
        within: { title: meeting.title, to: meetingPath(meeting) },
        ...(dueOn ? { facts: m.stepsDue({ day: dayInWords(dueOn) }) } : {}),
      }),
    ),
  ];
}
