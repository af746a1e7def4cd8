import { queueMails, roomForMails } from "#app/mail/outbox.server.ts";
import { notifyEachWithOwnMail } from "#app/notifications/notify.server.ts";
import { site } from "#app/settings/site.server.ts";
import type { Db } from "#db/client.server.ts";
import { calendarMessages, calendarOfSeries } from "./calendar.server.ts";
import type { SeriesTold } from "./mails.ts";
import { endOf } from "./meeting.ts";
import { meetingPath, sessionsPath } from "./paths.ts";
import {
  type CalendarRecipient,
  listToldWithdrawn,
  lockUntold,
  updateMailedSequence,
} from "./queries/meeting-invitations.server.ts";

type Kind = SeriesTold["kind"];
type ActorOf = (personId: string) => string | null;

/**
 * Posts a calendar mail to everybody who is invited and was not told of the present sequence of these meetings: an
 * invitation to whom they are new, a change or a cancellation to anyone else. Meetings that are over, and canceled ones
 * that nobody heard of, are not mailed. `personIds` limits it to these people. `actorId` is whoever caused it, for all
 * or for each recipient: they get the mail, for their calendar, but no notification.
 */
export async function mailCalendars(
  db: Db,
  meetingIds: string[],
  { now, personIds, actorId }: { now: Date; personIds?: readonly string[]; actorId: ActorOf | string | null },
): Promise<void> {
  const untold = await lockUntold(db, meetingIds, personIds);
  const due = untold.filter(
    ({ meeting, mailedSequence }) => endOf(meeting) > now && (meeting.canceledAt === null || mailedSequence !== null),
  );
  for (const [kind, ofKind] of Map.groupBy(due, kindOf)) {
    const byPerson = Map.groupBy(ofKind, ({ to }) => to.personId);
    const now = await notifyEachWithOwnMail(
      db,
      newsKinds[kind],
      [...byPerson].map(([personId, own]) => ({
        ...{ personId, ...newsOf(own) },
        actorId: typeof actorId === "function" ? actorId(personId) : actorId,
      })),
    );
    await post(
      db,
      kind,
      ofKind.filter(({ to }) => now.has(to.personId)),
    );
  }
  await updateMailedSequence(
    db,
    due.map(({ meeting, to }) => ({ meetingId: meeting.id, personId: to.personId })),
  );
}

/** Takes meetings off the calendar of a person who is no longer invited to them. */
export async function mailWithdrawal(db: Db, meetingIds: string[], personId: string, now: Date): Promise<void> {
  const told = await listToldWithdrawn(db, meetingIds, personId);
  await post(
    db,
    "meeting_cancellation",
    told.filter(({ meeting }) => endOf(meeting) > now),
  );
}

function kindOf({ meeting, mailedSequence }: CalendarRecipient): Kind {
  if (meeting.canceledAt) return "meeting_cancellation";
  return mailedSequence === null ? "meeting_invitation" : "meeting_change";
}

const newsKinds = {
  meeting_invitation: "session_invitation",
  meeting_change: "session_change",
  meeting_cancellation: "session_cancellation",
} as const;

/** One person's notification in the app: for several meetings at once, the first and their number. */
function newsOf(told: readonly CalendarRecipient[]) {
  const [first] = told;
  const count = told.length;
  const cohortId = first?.meeting.cohortId;
  const several = cohortId ? sessionsPath(cohortId) : "/booking";
  return {
    ...{ count, place: first?.meeting.title ?? "", subjectId: first?.meeting.id ?? null },
    path: first && count === 1 ? meetingPath(first.meeting) : several,
  };
}

/**
 * A person who would get more mails of a kind than their mailbox takes in an hour gets one about all of those meetings.
 */
async function post(db: Db, kind: Kind, recipients: CalendarRecipient[]) {
  if (recipients.length === 0) return;
  const roomFor = await roomForMails(
    db,
    kind,
    recipients.map(({ to }) => to.email),
  );
  const byPerson = [...Map.groupBy(recipients, ({ to }) => to.personId).values()];
  const isFew = (told: CalendarRecipient[]) => told.length <= roomFor(told[0]?.to.email ?? "");
  const few = byPerson.filter(isFew).flat();
  const single = [...Map.groupBy(few, ({ meeting }) => meeting.id).values()].flatMap((same) => singleMails(same, kind));
  await queueMails(db, kind, single);
  const series = byPerson.filter((told) => !isFew(told)).flatMap((told) => seriesMail(told, kind));
  await queueMails(db, "meeting_series", series);
}

/** One mail about several meetings to one person, in the order of the meetings. */
function seriesMail(told: CalendarRecipient[], kind: Kind) {
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return [];
  const { cohortId } = first.meeting;
  const meetings = told.map(({ meeting }) =>
    kind === "meeting_cancellation" ? { ...meeting, canceledAt: meeting.canceledAt ?? meeting.changedAt } : meeting,
  );
  const { address } = site();
  const pageUrlOf = (meeting: (typeof meetings)[number]) => `${address}${meetingPath(meeting)}`;
  const data = {
    kind,
    meetings: meetings.map(({ title, startsAt }) => ({ title, startsAt: startsAt.toISOString() })),
    pagePath: cohortId ? sessionsPath(cohortId) : "/booking",
    calendar: calendarOfSeries(meetings, { organizer: organizer(), pageUrlOf }),
  };
  return [{ to: first.to, data, uselessAfter: endOf(last.meeting) }];
}

/** One mail about one meeting for each of its people. */
function singleMails(same: readonly CalendarRecipient[], kind: Kind) {
  const [first] = same;
  if (!first) return [];
  const { meeting } = first;
  const { title, startsAt, minutes, place, link } = meeting;
  const pagePath = meetingPath(meeting);
  const calendarFor = calendarMessages(meeting, {
    method: kind === "meeting_cancellation" ? "CANCEL" : "REQUEST",
    organizer: organizer(),
    pageUrl: `${site().address}${pagePath}`,
  });
  return same.map(({ to, name }) => {
    const calendar = calendarFor({ name, email: to.email });
    const data = { title, startsAt: startsAt.toISOString(), minutes, place, link, pagePath, calendar };
    return { to, data, uselessAfter: endOf(meeting) };
  });
}

/** Calendar programs accept an update only from the organizer of the event, so it is the address that mail is from. */
function organizer() {
  const from = site().mailFrom;
  const email = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
  return { name: "Sound Practice", email: email || "no-reply@localhost.invalid" };
}
