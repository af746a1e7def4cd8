import type { Db } from "#db/client.server.ts";
import { insertObservations } from "./queries/attendance.server.ts";

/** How long a person was in a meeting, as somebody who runs it saw. */
export type Presence = { meetingId: string; personId: string; minutes: number; recordedBy: string | null };

/** Records minutes in the room as a coach's word. Authorized by the caller; the same minutes count once. */
export async function recordPresence(db: Db, presences: readonly Presence[]): Promise<void> {
  await insertObservations(
    db,
    presences.map((presence) => ({
      ...presence,
      ...{ source: "coach" as const, state: "present" as const, clientKey: `door ${presence.minutes}` },
    })),
  );
}
