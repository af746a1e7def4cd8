import { link, type MailMessage, named, paragraph } from "#app/mail/message.ts";
import type { Reader, Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";

/** The content of a calendar mail; `calendar` is the iTIP message itself. */
type Told = {
  title: string;
  startsAt: string;
  minutes: number;
  place: string | null;
  link: string | null;
  pagePath: string;
  calendar: string;
};

/** The same for several meetings in one mail, in their order; `calendar` publishes their events. */
export type SeriesTold = {
  kind: "meeting_invitation" | "meeting_change" | "meeting_cancellation";
  meetings: { title: string; startsAt: string }[];
  pagePath: string;
  calendar: string;
};

declare module "#app/mail/mail.ts" {
  interface Mails {
    meeting_invitation: Told;
    meeting_change: Told;
    meeting_cancellation: Told;
    meeting_series: SeriesTold;
  }
}

const sample: Told = {
  title: "Sample session",
  startsAt: "2026-12-03T00:00:00.000Z",
  minutes: 60,
  place: "Sample room",
  link: "https://video.example/sample",
  pagePath: "/",
  calendar: "BEGIN:VCALENDAR\r\nEND:VCALENDAR",
};

/** To everybody who is invited to a meeting; their calendar programs add, move or remove its event. */
export const meetingMails = {
  meeting_invitation: {
    sample,
    message: (told, reader) => ({
      ...messageOf(told, reader, m.meetingMailInvited),
      calendar: { method: "REQUEST", content: told.calendar },
    }),
  },
  meeting_change: {
    sample,
    message: (told, reader) => ({
      ...messageOf(told, reader, m.meetingMailChanged),
      calendar: { method: "REQUEST", content: told.calendar },
    }),
  },
  meeting_cancellation: {
    sample,
    message: (told, reader) => ({
      ...messageOf(told, reader, m.meetingMailCanceled),
      calendar: { method: "CANCEL", content: told.calendar },
    }),
  },
  meeting_series: {
    sample: {
      kind: "meeting_invitation",
      meetings: [
        { title: "Sample session", startsAt: "2026-12-03T00:00:00.000Z" },
        { title: "Another sample session", startsAt: "2026-12-10T00:00:00.000Z" },
      ],
      pagePath: "/",
      calendar: sample.calendar,
    },
    message: ({ kind, meetings, pagePath, calendar }, reader) => {
      const subject = m.meetingMailSeries({ kind, count: meetings.length });
      const lines = meetings.map(({ title, startsAt }) =>
        m.meetingMailSeriesLine({ when: dayAndTimeIn(reader.timeZone, startsAt), title: named(title) }),
      );
      return {
        ...{ subject, title: subject },
        parts: [
          paragraph(m.meetingMailSeriesOpen({ kind })),
          ...lines.map(paragraph),
          link(m.meetingMailSeriesPage(), pagePath),
          link(m.meetingMailSeriesFeed(), "/settings/calendar"),
        ],
        reason: m.meetingMailSeriesReason(),
        calendar: { method: "PUBLISH", content: calendar },
      };
    },
  },
} satisfies Partial<Templates>;

function messageOf(told: Told, reader: Reader, subject: (values: { title: string }) => string): MailMessage {
  const { startsAt, minutes, place, pagePath } = told;
  const parts = [
    paragraph(m.meetingMailWhen({ when: dayAndTimeIn(reader.timeZone, startsAt), minutes })),
    ...(place ? [paragraph(m.meetingMailPlace({ place: named(place, 200) }))] : []),
    ...(told.link ? [paragraph(m.meetingMailOnline())] : []),
    link(m.meetingMailPage(), pagePath),
  ];
  return {
    subject: subject({ title: named(told.title, 50) }),
    title: subject({ title: named(told.title) }),
    parts,
    reason: m.meetingMailReason(),
  };
}
