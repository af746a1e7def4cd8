import { lockCohort } from "#app/identity/people/queries/cohort-memberships.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { runsCohort, standingIn } from "../cohort.ts";
import { listCohortCoaches } from "../queries/cohort-people.server.ts";
import { findCohortWithSettings } from "../queries/cohorts.server.ts";
import { type Joined, letIn } from "./membership.server.ts";
import { insertCohortRequest, lockOpenRequest, updateRequestDecided } from "./queries/cohort-requests.server.ts";

/** Asks to join a cohort that takes requests; asking twice is one request. */
export async function askToJoin(
  db: Db,
  person: Person,
  { cohortId, note }: { cohortId: string; note: string | null },
): Promise<"asked" | "closed" | "already"> {
  const cohort = await findCohortWithSettings(db, cohortId);
  if (!cohort?.takesRequests || !cohort.isRunning) return "closed";
  if (person.cohortIds.includes(cohortId)) return "already";
  await db.transaction(async (db) => {
    if (!(await insertCohortRequest(db, { cohortId, personId: person.id, note }))) return;
    const coaches = await listCohortCoaches(db, cohortId);
    await notify(db, {
      ...{ kind: "join_request", to: coaches.map(({ id }) => id), actorId: person.id, place: cohort.name },
      ...{ path: `/cohorts/${cohortId}/people` },
    });
  });
  return "asked";
}

/** Accepts a request to join, from today on, or declines it. One that was answered already is missing. */
export async function answerRequest(
  db: Db,
  actor: Person,
  { cohortId, requestId, isApproved }: { cohortId: string; requestId: string; isApproved: boolean },
): Promise<Joined | "declined" | "missing"> {
  const standing = standingIn(actor, cohortId);
  if (!standing || !runsCohort(standing)) return "missing";
  return db.transaction(async (db) => {
    await lockCohort(db, cohortId);
    const request = await lockOpenRequest(db, cohortId, requestId);
    const cohort = await findCohortWithSettings(db, cohortId);
    if (!request || !cohort) return "missing";
    const joinedOn = dayOf(currentTime(), homeZone);
    const outcome = isApproved
      ? await letIn(db, actor, cohort, { personId: request.personId, joinedOn })
      : ("declined" as const);
    // A full cohort keeps the request, so that it can be answered once there is room.
    if (outcome === "full" || outcome === "over") return outcome;
    await updateRequestDecided(db, requestId, { decidedBy: actor.id, isApproved });
    await notify(db, {
      ...{ kind: "request_answered", to: [request.personId], actorId: actor.id, place: cohort.name, path: "/cohorts" },
      ...{ subjectId: requestId },
    });
    return outcome;
  });
}
