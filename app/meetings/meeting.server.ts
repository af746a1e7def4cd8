import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import { homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { mailCalendars, mailWithdrawal } from "./calendar-mail.server.ts";
import { canHost, canHostCohort, type InvitationRole, type MeetingDetails, type MeetingDraft } from "./meeting.ts";
import { updateBookingsCanceled, updateTimesWithdrawn } from "./queries/bookings.server.ts";
import {
  insertInvitationsOfCohort,
  insertInvitationsOfPerson,
  updateInvitationsWithdrawn,
} from "./queries/meeting-invitations.server.ts";
import { insertMeetings, lockMeeting, updateMeeting, updateMeetingsCanceled } from "./queries/meetings.server.ts";

/**
 * Makes sessions of a cohort, invites who belongs to it on each session's day, and mails those that are still to come.
 * `key` is made by the form, so that a repeated submission makes none. The ids are in the order of the drafts.
 */
export async function createMeetings(
  db: Db,
  actor: Person,
  cohortId: string,
  drafts: readonly MeetingDraft[],
  { key, now = currentTime() }: { key?: string; now?: Date } = {},
): Promise<{ meetingIds: string[] } | "not_allowed"> {
  if (!canHostCohort(actor, cohortId)) return "not_allowed";
  return db.transaction(async (db) => {
    const made = await insertMeetings(
      db,
      drafts.map((draft, at) => ({
        ...draft,
        cohortId,
        kind: "session" as const,
        timeZone: draft.timeZone ?? homeZone,
        clientKey: key ? `${actor.id} ${key} ${at}` : null,
        createdBy: actor.id,
      })),
    );
    const meetingIds = made.map(({ id }) => id);
    if (meetingIds.length === 0) return { meetingIds };
    await insertInvitationsOfCohort(db, meetingIds);
    await mailCalendars(db, meetingIds, { now, actorId: actor.id });
    const detail = { cohort: cohortId, count: meetingIds.length };
    await recordAudit(db, { actorId: actor.id, action: "meeting.created", detail });
    return { meetingIds };
  });
}

/** Moves or changes a session. Everybody who is invited gets one calendar update, unless nothing changed. */
export async function changeMeeting(
  db: Db,
  actor: Person,
  meetingId: string,
  { title, startsAt, minutes, timeZone, place, link }: MeetingDetails,
  now = currentTime(),
): Promise<"changed" | "unchanged" | "canceled" | "missing"> {
  return db.transaction(async (db) => {
    const meeting = await lockMeeting(db, actor.id, meetingId);
    if (!meeting || !canHost(actor, meeting)) return "missing";
    if (meeting.canceledAt) return "canceled";
    const next = { title, startsAt, minutes, timeZone, place, link };
    const isSame = (field: keyof MeetingDetails) => String(meeting[field]) === String(next[field]);
    if ((Object.keys(next) as (keyof MeetingDetails)[]).every(isSame)) return "unchanged";
    await updateMeeting(db, meetingId, next);
    await mailCalendars(db, [meetingId], { now, actorId: actor.id });
    await recordAudit(db, { actorId: actor.id, action: "meeting.changed", detail: { meeting: meetingId } });
    return "changed";
  });
}

/** Cancels a session, which takes it off everybody's calendar. It stays in the list, marked. */
export async function cancelMeeting(
  db: Db,
  actor: Person,
  meetingId: string,
  now = currentTime(),
): Promise<"canceled" | "missing"> {
  return setCanceled(db, actor, meetingId, { isCanceled: true, now });
}

/** Undoes a cancellation: everybody gets the event back. */
export async function restoreMeeting(
  db: Db,
  actor: Person,
  meetingId: string,
  now = currentTime(),
): Promise<"restored" | "missing"> {
  const outcome = await setCanceled(db, actor, meetingId, { isCanceled: false, now });
  return outcome === "missing" ? outcome : "restored";
}

async function setCanceled(
  db: Db,
  actor: Person,
  meetingId: string,
  { isCanceled, now }: { isCanceled: boolean; now: Date },
): Promise<"canceled" | "missing"> {
  return db.transaction(async (db) => {
    const meeting = await lockMeeting(db, actor.id, meetingId);
    if (!meeting || !canHost(actor, meeting)) return "missing";
    if ((meeting.canceledAt !== null) === isCanceled) return "canceled";
    await updateMeeting(db, meetingId, { canceledAt: isCanceled ? now : null });
    await mailCalendars(db, [meetingId], { now, actorId: actor.id });
    const action = isCanceled ? ("meeting.canceled" as const) : ("meeting.restored" as const);
    await recordAudit(db, { actorId: actor.id, action, detail: { meeting: meetingId } });
    return "canceled";
  });
}

type Joining = { cohortId: string; personId: string; from: Date; role?: InvitationRole };

/** Invites a person who joins a cohort, or becomes its coach, to its sessions from a moment on. Authorized by the caller. */
export async function inviteToMeetings(
  db: Db,
  { cohortId, personId, from, role = "participant" }: Joining,
  now = currentTime(),
): Promise<void> {
  await db.transaction(async (db) => {
    const meetingIds = await insertInvitationsOfPerson(db, { cohortId, personId, role, from });
    await mailCalendars(db, meetingIds, { now, personIds: [personId], actorId: null });
  });
}

/**
 * Withdraws the invitations of a person who leaves a cohort, as a member or as its coach, from a moment on, cancels
 * their one-to-ones in it, and takes back the times that they offer to it. A coach who remains a member stays invited as
 * a participant. Authorized by the caller.
 */
export async function withdrawFromMeetings(
  db: Db,
  { cohortId, personId, from, isStillMember = false }: Omit<Joining, "role"> & { isStillMember?: boolean },
  now = currentTime(),
): Promise<void> {
  await db.transaction(async (db) => {
    await updateTimesWithdrawn(db, { cohortId, personId, from });
    const oneToOneIds = await updateBookingsCanceled(db, { cohortId, personId, from });
    await updateMeetingsCanceled(db, oneToOneIds, now);
    await mailCalendars(db, oneToOneIds, { now, actorId: null });
    if (isStillMember) return inviteToMeetings(db, { cohortId, personId, from }, now);
    const meetingIds = await updateInvitationsWithdrawn(db, { cohortId, personId, from });
    await mailWithdrawal(db, meetingIds, personId, now);
  });
}
