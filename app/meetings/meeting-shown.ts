import { dayOf, timeOf } from "#app/time/dates.ts";
import type { MeetingDetails } from "./meeting.ts";

/** A session as the form that changes it shows it. */
export function meetingShown({ title, startsAt, minutes, timeZone, place, link }: MeetingDetails) {
  return {
    ...{ title, minutes, timeZone, place: place ?? "", link: link ?? "" },
    ...{ day: dayOf(startsAt, timeZone), time: timeOf(startsAt, timeZone) },
  };
}
