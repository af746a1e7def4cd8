import ical, { foldLines, ICalAttendee, type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { DateTime } from "luxon";
import { tzlib_get_ical_block } from "timezones-ical-library";
import { endOf, type MeetingDetails } from "./meeting.ts";

/** The content of a meeting's calendar event. */
export type CalendarMeeting = MeetingDetails & {
  id: string;
  sequence: number;
  changedAt: Date;
  canceledAt: Date | null;
};

type Attendee = { name: string; email: string };

const productId = { company: "Sound Practice", product: "Meetings", language: "EN" };

/** The same for a meeting for ever, so that an update or a cancellation finds its event (RFC 5545, 3.8.4.7). */
const eventUid = (meetingId: string): string => `${meetingId}@meetings.sound-practice`;

/**
 * iTIP messages about one meeting, each for one person (RFC 5546): a request to come, which as a later sequence updates
 * the event, or its cancellation. `pageUrl` is the meeting's page. Only the line of the attendee differs between them.
 */
export function calendarMessages(
  meeting: CalendarMeeting,
  { method, organizer, pageUrl }: { method: "REQUEST" | "CANCEL"; organizer: Attendee; pageUrl: string },
): (attendee: Attendee) => string {
  const calendar = newCalendar();
  calendar.method(method === "CANCEL" ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST);
  const event = addEvent(calendar, { ...meeting, canceledAt: method === "CANCEL" ? meeting.changedAt : null }, pageUrl);
  event.organizer(asParameter(organizer));
  const end = "END:VEVENT\r\n";
  const [before = "", after = ""] = calendar.toString().split(end);
  return (attendee) => {
    const line = new ICalAttendee({ ...asParameter(attendee), rsvp: false }, event).toString();
    return `${before}${foldLines(line)}${end}${after}`;
  };
}

/** A name stands in quotation marks, in which no others may be (RFC 5545, 3.2). */
const asParameter = ({ name, email }: Attendee): Attendee => ({ name: name.replaceAll('"', "'"), email });

/**
 * One iTIP message about several meetings (RFC 5546, 3.2.1), which a request must not be: its events would need one
 * UID. Each event keeps its own, so that a later request or cancellation finds it.
 */
export function calendarOfSeries<Each extends CalendarMeeting>(
  meetings: Each[],
  { organizer, pageUrlOf }: { organizer: Attendee; pageUrlOf: (meeting: Each) => string },
): string {
  const calendar = newCalendar();
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const meeting of meetings) addEvent(calendar, meeting, pageUrlOf(meeting)).organizer(asParameter(organizer));
  return calendar.toString();
}

/** A person's calendar as a feed that calendar programs subscribe to (RFC 5545, RFC 7986). */
export function calendarFeed<Each extends CalendarMeeting>(
  meetings: Each[],
  { name, pageUrlOf }: { name: string; pageUrlOf: (meeting: Each) => string },
): string {
  const calendar = newCalendar();
  calendar.name(name);
  calendar.ttl(60 * 60);
  for (const meeting of meetings) addEvent(calendar, meeting, pageUrlOf(meeting));
  return calendar.toString();
}

function newCalendar(): ICalCalendar {
  const calendar = ical({ prodId: productId });
  calendar.timezone({ name: null, generator: (zone) => tzlib_get_ical_block(zone)[0] ?? null });
  return calendar;
}

function addEvent(calendar: ICalCalendar, meeting: CalendarMeeting, pageUrl: string) {
  const { title, startsAt, timeZone, place, link, sequence, changedAt, canceledAt } = meeting;
  return calendar.createEvent({
    id: eventUid(meeting.id),
    // The generator writes a plain Date in the process's own zone instead of the event's.
    start: DateTime.fromJSDate(startsAt, { zone: timeZone }),
    end: DateTime.fromJSDate(endOf(meeting), { zone: timeZone }),
    timezone: timeZone,
    summary: title,
    location: place ?? link,
    description: [link, pageUrl].filter(Boolean).join("\n"),
    url: pageUrl,
    sequence,
    stamp: changedAt,
    lastModified: changedAt,
    status: canceledAt ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
}
