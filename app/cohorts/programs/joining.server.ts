import type { Person } from "#app/identity/person/person.ts";
import { inviteToMeetings, withdrawFromMeetings } from "#app/meetings/meeting.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { isLearningAt, listCoachGrants, listCohortIdsOf } from "../queries/cohort-people.server.ts";

/** Invites a person to the coming sessions of every cohort that they learn in or coach; again does nothing. */
export async function inviteToOwnSessions(db: Db, { id: personId }: Pick<Person, "id">): Promise<void> {
  for (const { cohortId, isCoach } of await listCohortIdsOf(db, personId)) {
    const role = isCoach ? ("host" as const) : ("participant" as const);
    await inviteToMeetings(db, { cohortId, personId, from: currentTime(), role });
  }
}

/**
 * Takes the sessions of a cohort from a moment on off the calendar of a person who left it as a member or as its coach.
 * One who coaches it by another grant keeps them; one who still learns there keeps them as a participant.
 */
export async function withdrawFromSessions(
  db: Db,
  cohortId: string,
  personId: string,
  from = currentTime(),
): Promise<void> {
  if ((await listCoachGrants(db, cohortId, personId)).length > 0) return;
  const isStillMember = await isLearningAt(db, cohortId, personId, from);
  await withdrawFromMeetings(db, { cohortId, personId, from, isStillMember });
}
