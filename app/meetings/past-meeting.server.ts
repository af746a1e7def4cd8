import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { createMeetings } from "./meeting.server.ts";
import { endOf, type MeetingDraft } from "./meeting.ts";
import { insertObservations } from "./queries/attendance.server.ts";
import { insertInvitations } from "./queries/meeting-invitations.server.ts";

export type PastMeeting = MeetingDraft & { attendeeIds: string[] };

/**
 * Records sessions that a cohort held before it was here, with who came. Nobody is mailed; those who came find the
 * session on its page although they joined the cohort later. `key` is made by the form, as in `createMeetings`. The
 * caller has checked that the attendees belong to the cohort.
 */
export async function recordPastMeetings(
  db: Db,
  actor: Person,
  cohortId: string,
  meetings: readonly PastMeeting[],
  { key, now = currentTime() }: { key: string; now?: Date },
): Promise<{ meetingIds: string[] } | "not_allowed" | "not_past"> {
  if (meetings.some((meeting) => endOf(meeting) > now)) return "not_past";
  return db.transaction(async (db) => {
    const drafts = meetings.map(({ attendeeIds: _, ...draft }) => draft);
    const made = await createMeetings(db, actor, cohortId, drafts, { key, now });
    // The same form again makes none.
    if (made === "not_allowed" || made.meetingIds.length !== meetings.length) return made;
    const came = made.meetingIds.flatMap((meetingId, at) =>
      (meetings[at]?.attendeeIds ?? []).map((personId) => ({ meetingId, personId })),
    );
    await insertInvitations(
      db,
      came.map((each) => ({ ...each, role: "participant" as const })),
    );
    const observed = { source: "coach" as const, state: "present" as const, recordedBy: actor.id };
    await insertObservations(
      db,
      came.map((each) => ({ ...each, ...observed, clientKey: `${actor.id} ${key}` })),
    );
    return made;
  });
}
