import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { countingObservation, isThere } from "./attendance.ts";
import { insertObservations, listObservations } from "./queries/attendance.server.ts";
import { lockMeeting } from "./queries/meetings.server.ts";
import { canSignOutAt, earlyMinutesAt } from "./sign-out.ts";

export type SignedOut = "signed_out" | "missing" | "not_now" | "not_in";

/**
 * A participant signs out of a session with their typed name, under the affidavit that its page shows. It counts before
 * a code, takes over how late they came, and says how early they leave; a facilitator's word still comes before it.
 * Once is enough. "not_in" for whom nothing says that they came.
 */
export async function signOut(
  db: Db,
  person: Person,
  meetingId: string,
  { signature }: { signature: string },
  now = currentTime(),
): Promise<SignedOut> {
  return db.transaction(async (db) => {
    const meeting = await lockMeeting(db, person.id, meetingId);
    if (meeting?.invitedAs !== "participant" || meeting.canceledAt) return "missing";
    const observations = await listObservations(db, meetingId, person.id);
    if (observations.some(({ source }) => source === "signed")) return "signed_out";
    if (!canSignOutAt(meeting, now)) return "not_now";
    const counting = countingObservation(observations);
    if (!counting || !isThere(counting.state)) return "not_in";
    const leftEarlyMinutes = earlyMinutesAt(meeting, now);
    const state = leftEarlyMinutes === null ? counting.state : ("left_early" as const);
    const times = { lateMinutes: counting.lateMinutes, leftEarlyMinutes, happenedAt: now, signedOutAt: now };
    const entry = { meetingId, personId: person.id, source: "signed" as const, state, ...times };
    await insertObservations(db, [{ ...entry, signature, clientKey: "signed", recordedBy: person.id }]);
    return "signed_out";
  });
}
