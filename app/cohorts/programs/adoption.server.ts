import type { Program } from "#app/catalog/program.ts";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { lockCohort } from "#app/identity/people/queries/cohort-memberships.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { standingIn } from "../cohort.ts";
import { findCohortWithSettings } from "../queries/cohorts.server.ts";
import { deleteComingAdoptions, findNewestVersion, insertAdoption } from "./queries/adoptions.server.ts";
import { keepProgramVersion } from "./queries/program-versions.server.ts";

/**
 * Lets a cohort follow a newer version of its program from a day on, in the cohort's zone. It replaces an adoption that
 * is still to come. What was held before that day keeps its agenda, and what was begun keeps its template. "changed" if
 * the coach read another version than `program`.
 */
export async function adoptProgram(
  db: Db,
  coach: Person,
  { cohortId, program, seen, fromOn }: { cohortId: string; program: Program; seen: string; fromOn: string },
): Promise<"adopted" | "refused" | "too_early" | "changed" | "already"> {
  if (standingIn(coach, cohortId) !== "coach") return "refused";
  return db.transaction(async (db) => {
    await lockCohort(db, cohortId);
    const cohort = await findCohortWithSettings(db, cohortId);
    if (cohort?.programSlug !== program.slug) return "refused";
    if (seen !== program.version) return "changed";
    if (fromOn < dayOf(currentTime(), cohort.timeZone)) return "too_early";
    const newest = await findNewestVersion(db, cohortId);
    if (newest?.hash === program.version && newest.fromOn === fromOn) return "adopted";
    if (cohort.programHash === program.version) return "already";
    await deleteComingAdoptions(db, cohortId, cohort.timeZone);
    const pinned = await keepProgramVersion(db, program);
    await insertAdoption(db, { cohortId, fromOn, ...pinned, adoptedBy: coach.id });
    const detail = { cohort: cohortId, day: fromOn };
    await recordAudit(db, { actorId: coach.id, action: "program.adopted", detail });
    return "adopted";
  });
}

/** Takes back an adoption that is still to come. */
export async function withdrawAdoption(db: Db, coach: Person, cohortId: string): Promise<"withdrawn" | "missing"> {
  if (standingIn(coach, cohortId) !== "coach") return "missing";
  return db.transaction(async (db) => {
    await lockCohort(db, cohortId);
    const cohort = await findCohortWithSettings(db, cohortId);
    if (!cohort || !(await deleteComingAdoptions(db, cohortId, cohort.timeZone))) return "missing";
    await recordAudit(db, { actorId: coach.id, action: "program.adoption_withdrawn", detail: { cohort: cohortId } });
    return "withdrawn";
  });
}
