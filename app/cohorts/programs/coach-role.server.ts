import {
  type Ended,
  endRole,
  type Granted,
  grantRole,
  type WantedGrant,
} from "#app/identity/people/role-grant.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { inviteToMeetings } from "#app/meetings/meeting.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { findCohortOfLastCoachGrant, findCurrentMember } from "../queries/cohort-people.server.ts";
import { inviteToOwnSessions, withdrawFromSessions } from "./joining.server.ts";

/** Grants a role as `grantRole` does; a new coach of a cohort is invited to its coming sessions. */
export async function grantRoleWithSessions(db: Db, actor: Person, wanted: WantedGrant): Promise<Granted> {
  return db.transaction(async (db) => {
    const outcome = await grantRole(db, actor, wanted);
    if (outcome === "granted" && wanted.role === "coach" && wanted.cohortId) {
      await inviteToOwnSessions(db, { id: wanted.personId });
    }
    return outcome;
  });
}

/**
 * Ends a role as `endRole` does. A coach's coming sessions, offered times and booked one-to-ones of the cohort are
 * withdrawn with their last role there; one who also learns there stays invited as a participant.
 */
export async function endRoleWithSessions(
  db: Db,
  actor: Person,
  ending: { grantId: string; personId: string; reason: string },
): Promise<Ended> {
  const { personId } = ending;
  return db.transaction(async (db) => {
    // Read first: within the transaction, the ended grant still counts as in force.
    const cohortId = await findCohortOfLastCoachGrant(db, ending);
    const outcome = await endRole(db, actor, ending);
    if (outcome !== "ended" || !cohortId) return outcome;
    await withdrawFromSessions(db, cohortId, personId);
    if (await findCurrentMember(db, cohortId, personId)) {
      await inviteToMeetings(db, { cohortId, personId, from: currentTime(), role: "participant" });
    }
    return "ended";
  });
}
