import type { Db } from "#db/client.server.ts";
import { insertObservations, listCountingAttendance } from "./queries/attendance.server.ts";

/** How long a person was in a meeting, as somebody who runs it saw. */
export type Presence = { meetingId: string; personId: string; minutes: number; recordedBy: string | null };

/** Records minutes in the room as a coach's word, where they are not what counts already. Authorized by the caller. */
export async function recordPresence(db: Db, presences: readonly Presence[]): Promise<void> {
  const counting = await listCountingAttendance(
    db,
    presences.map(({ meetingId }) => meetingId),
  );
  const isKnown = ({ meetingId, personId, minutes }: Presence) =>
    counting.some((each) => each.meetingId === meetingId && each.personId === personId && each.minutes === minutes);
  await insertObservations(
    db,
    presences
      .filter((presence) => !isKnown(presence))
      .map((presence) => ({
        ...presence,
        ...{ source: "coach" as const, state: "present" as const, clientKey: `door ${crypto.randomUUID()}` },
      })),
  );
}
