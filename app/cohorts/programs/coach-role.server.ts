import {
  type Ended,
  endRole,
  type Granted,
  grantRole,
  type WantedGrant,
} from "#app/identity/people/role-grant.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { findCohortOfCoachGrant } from "../queries/cohort-people.server.ts";
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
 * withdrawn with their last role there.
 */
export async function endRoleWithSessions(
  db: Db,
  actor: Person,
  ending: { grantId: string; personId: string; reason: string },
): Promise<Ended> {
  return db.transaction(async (db) => {
    const outcome = await endRole(db, actor, ending);
    const cohortId = outcome === "ended" ? await findCohortOfCoachGrant(db, ending.grantId) : null;
    if (cohortId) await withdrawFromSessions(db, cohortId, ending.personId);
    return outcome;
  });
}
