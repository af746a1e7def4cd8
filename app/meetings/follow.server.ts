import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { canSeeMeeting } from "./meeting.ts";
import { findMeeting } from "./queries/meetings.server.ts";

/** Whether a person may follow a meeting's live hints. */
export async function canFollowMeeting(db: Db, person: Person, meetingId: string): Promise<boolean> {
  const meeting = await findMeeting(db, person.id, meetingId);
  return meeting !== null && canSeeMeeting(person, meeting);
}
