import { z } from "zod";
import { optionalLine } from "#app/http/optional-line.ts";
import { oneLine } from "#app/http/typed-text.ts";
import { wholeNumber } from "#app/http/whole-number.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canActAs, canLead } from "#app/identity/person/role.ts";
import * as m from "#app/messages/catalog.ts";
import { isTimeZone } from "#app/time/zones.ts";

export const longestTitle = 150;

export const meetingKinds = ["session", "one-to-one", "training"] as const;
export type MeetingKind = (typeof meetingKinds)[number];

export const invitationRoles = ["host", "participant"] as const;
export type InvitationRole = (typeof invitationRoles)[number];

/** When and where a meeting is: `timeZone` is an IANA zone, `link` the address to join online. */
export type MeetingDetails = {
  title: string;
  startsAt: Date;
  minutes: number;
  timeZone: string;
  place: string | null;
  link: string | null;
};

/** The facts that decide who may open or change a meeting. */
export type MeetingAccess = {
  kind: MeetingKind;
  cohortId: string | null;
  /** The viewer's invitation, unless it was withdrawn. */
  invitedAs: InvitationRole | null;
};

/**
 * Whether a person runs a meeting: a session's hosts are its cohort's coaches, a one-to-one's the coach in it, those of
 * a training's session its facilitators and leads of the whole site.
 */
export function canHost(viewer: Person, meeting: MeetingAccess): boolean {
  if (meeting.kind === "training") return meeting.invitedAs === "host" || canLead(viewer, {});
  if (meeting.kind === "one-to-one") return meeting.invitedAs === "host";
  return meeting.cohortId !== null && canHostCohort(viewer, meeting.cohortId);
}

/** Whether a person makes and runs the sessions of a cohort: its coaches today. */
export function canHostCohort(viewer: Person, cohortId: string): boolean {
  return canActAs(viewer, "coach", { cohortId });
}

/**
 * Whether a person may open a meeting: its hosts, and who is invited. A session closes to those who left its cohort,
 * although they were invited.
 */
export function canSeeMeeting(viewer: Person, meeting: MeetingAccess): boolean {
  if (canHost(viewer, meeting)) return true;
  if (meeting.invitedAs === null) return false;
  return meeting.cohortId === null || meeting.kind === "one-to-one" || viewer.cohortIds.includes(meeting.cohortId);
}

/** Whether a person may see the list of a cohort's sessions: who learns in it and who coaches it. */
export function canSeeSessions(viewer: Person, cohortId: string): boolean {
  return viewer.cohortIds.includes(cohortId) || canHostCohort(viewer, cohortId);
}

/** The fields of a new meeting. */
export type MeetingDraft = {
  title: string;
  /** "program-slug/agenda-key"; null without an agenda. */
  agendaKey?: string | null;
  startsAt: Date;
  minutes: number;
  /** IANA; by default the learning community's. */
  timeZone?: string;
  place?: string | null;
  link?: string | null;
};

export type MeetingPhase = "canceled" | "past" | "now" | "next";

/** Where a meeting is in time. It begins to be now a quarter of an hour before its start. */
export function phaseOf(
  meeting: { startsAt: Date; minutes: number; canceledAt: Date | null },
  now: Date,
): MeetingPhase {
  if (meeting.canceledAt) return "canceled";
  if (endOf(meeting) <= now) return "past";
  return meeting.startsAt.getTime() - 15 * 60_000 <= now.getTime() ? "now" : "next";
}

export function endOf({ startsAt, minutes }: { startsAt: Date; minutes: number }): Date {
  return new Date(startsAt.getTime() + minutes * 60_000);
}

/** A series has at most one meeting a week for a year. */
export const longestSeries = 52;

/** The form for a meeting's own facts; its wall time is in its zone. */
export const meetingSchema = () =>
  z.object({
    title: z
      .string(m.meetingsTitleMissing())
      .transform(oneLine)
      .pipe(z.string().min(1, m.meetingsTitleMissing()).max(longestTitle)),
    day: z.iso.date(m.meetingsDayMissing()),
    time: z.string(m.meetingsTimeMissing()).regex(/^([01]\d|2[0-3]):[0-5]\d$/, m.meetingsTimeMissing()),
    minutes: wholeNumber({ least: 5, most: 1440, wrong: m.meetingsMinutesWrong() }),
    timeZone: z.string().refine(isTimeZone, m.meetingsZoneWrong()),
    place: optionalLine(200),
    link: optionalLine(1000).refine((link) => link === null || isWebAddress(link), m.meetingsLinkWrong()),
  });

/** The same with how often it repeats, and a key so that a second press makes no second one. */
export const newMeetingSchema = () =>
  meetingSchema().extend({
    agendaKey: optionalLine(200),
    weeks: wholeNumber({ most: longestSeries, wrong: m.meetingsWeeksWrong() }).default(1),
    key: z.string().min(8).max(100),
  });

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ["https:", "http:"].includes(new URL(text).protocol);
}
