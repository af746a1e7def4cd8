import { recordAudit } from "#app/identity/audit/audit.server.ts";
import {
  findIsFull,
  insertCohortMembership,
  lockCohort,
  updateCohortMembershipEnd,
} from "#app/identity/people/queries/cohort-memberships.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayAfter, dayBeginsAt, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { runsCohort, standingIn } from "../cohort.ts";
import { type CohortRow, findCohortWithSettings } from "../queries/cohorts.server.ts";
import { inviteToOwnSessions, withdrawFromSessions } from "./joining.server.ts";

type Membership = { cohortId: string; personId: string };

/**
 * Ends a membership with its last day: by the member or someone who runs the cohort. The pages close to them on the
 * day after it.
 */
export async function endCohortMembership(
  db: Db,
  actor: Person,
  { cohortId, personId, leftOn }: Membership & { leftOn: string },
): Promise<"ended" | "refused" | "not_there"> {
  const standing = standingIn(actor, cohortId);
  if (!standing || (personId !== actor.id && !runsCohort(standing))) return "refused";
  return db.transaction(async (db) => {
    await lockCohort(db, cohortId);
    if (!(await updateCohortMembershipEnd(db, { cohortId, personId, leftOn }))) return "not_there";
    await recordAudit(db, auditOf(actor, "cohort.left", { cohortId, personId }));
    const outFrom = dayBeginsAt(dayAfter(leftOn), homeZone);
    await withdrawFromSessions(db, cohortId, personId, outFrom > currentTime() ? outFrom : currentTime());
    return "ended";
  });
}

export type Joined = "joined" | "already" | "full" | "over" | "refused";

/** Adds a former member again, or a person who asked to join; each period has its own dates. */
export async function addCohortMember(
  db: Db,
  actor: Person,
  { cohortId, personId, joinedOn }: Membership & { joinedOn: string },
): Promise<Joined> {
  const standing = standingIn(actor, cohortId);
  if (!standing || !runsCohort(standing)) return "refused";
  return db.transaction(async (db) => {
    await lockCohort(db, cohortId);
    const cohort = await findCohortWithSettings(db, cohortId);
    if (!cohort) return "refused";
    const outcome = await letIn(db, actor, cohort, { personId, joinedOn });
    if (outcome === "joined") await inviteToOwnSessions(db, { id: personId });
    return outcome;
  });
}

/** The same where the cohort is locked already. */
export async function letIn(
  db: Db,
  actor: Person,
  cohort: CohortRow,
  { personId, joinedOn }: { personId: string; joinedOn: string },
): Promise<Joined> {
  const cohortId = cohort.id;
  if (!cohort.isRunning) return "over";
  if (await findIsFull(db, cohortId)) return "full";
  if (!(await insertCohortMembership(db, { cohortId, personId, joinedOn }))) return "already";
  await recordAudit(db, auditOf(actor, "cohort.joined", { cohortId, personId }));
  return "joined";
}

function auditOf(actor: Person, action: "cohort.joined" | "cohort.left", { cohortId, personId }: Membership) {
  return { actorId: actor.id, action, subjectId: personId, detail: { cohort: cohortId } };
}
