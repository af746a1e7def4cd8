import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { type MeetingPhase, phaseOf } from "../meeting.ts";
import { meetingPath } from "../paths.ts";
import type { Meeting } from "../queries/meetings.server.ts";

/** A meeting for a list, in its reader's time zone. */
export type MeetingLineData = {
  id: string;
  to: string;
  title: string;
  when: string;
  minutes: number;
  place: string | null;
  isOnline: boolean;
  phase: MeetingPhase;
};

export function meetingLine(meeting: Meeting, timeZone: string, now: Date): MeetingLineData {
  return {
    id: meeting.id,
    to: meetingPath(meeting),
    title: meeting.title,
    when: dayAndTimeIn(timeZone, meeting.startsAt.toISOString()),
    minutes: meeting.minutes,
    place: meeting.place,
    isOnline: meeting.link !== null,
    phase: phaseOf(meeting, now),
  };
}

export function MeetingLine({ meeting }: { meeting: MeetingLineData }) {
  const { to, title, when, minutes, place, isOnline, phase } = meeting;
  const where = [place, isOnline ? m.meetingsOnline() : null].filter(Boolean).join(", ");
  return (
    <div className="meeting-line">
      <h3 className="meeting-line__title">
        <Link to={to}>{title}</Link>
        {phase === "canceled" ? <span className="meeting-line__state"> {m.meetingsCanceled()}</span> : null}
        {phase === "now" ? <span className="meeting-line__state"> {m.meetingsNow()}</span> : null}
      </h3>
      <p className="soft">
        {when}, {m.meetingsMinutes({ count: minutes })}
        {where ? `, ${where}` : ""}
      </p>
    </div>
  );
}
