import type { Program } from "#app/catalog/program.ts";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { insertCohort } from "#app/identity/people/queries/cohort-memberships.server.ts";
import { grantRole } from "#app/identity/people/role-grant.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { type CohortDetails, canNameNewCoaches, canStartCohort } from "../cohort.ts";
import { listCoaches } from "../queries/cohort-people.server.ts";
import { insertCohortOrganizations, insertCohortSettings } from "../queries/cohorts.server.ts";
import { keepProgramVersion } from "./queries/program-versions.server.ts";

export type NewCohort = CohortDetails & {
  /** Made by the form: sending it twice makes one cohort. */
  id: string;
  program: Program | null;
  coachIds: string[];
  organizationIds: string[];
};

/**
 * Makes a cohort with its settings, partner organizations and coaches, who are told by mail. "refused" when the person
 * may not, or names a coach whom they may not name.
 */
export async function createCohort(
  db: Db,
  actor: Person,
  wanted: NewCohort,
): Promise<{ cohortId: string } | "refused"> {
  if (!canStartCohort(actor)) return "refused";
  const {
    id: cohortId,
    name,
    startsOn,
    endsOn,
    coachIds,
    organizationIds,
    timeZone,
    language,
    capacity,
    program,
  } = wanted;
  return db.transaction(async (db) => {
    const coaches = new Set((await listCoaches(db)).map(({ id }) => id));
    if (!canNameNewCoaches(actor) && coachIds.some((coach) => !coaches.has(coach))) return "refused";
    if (!(await insertCohort(db, { id: cohortId, name, startsOn, endsOn }))) return { cohortId };
    const pinned = program && (await keepProgramVersion(db, program));
    await insertCohortSettings(db, { cohortId, ...pinned, timeZone, language, capacity, createdBy: actor.id });
    await insertCohortOrganizations(db, cohortId, organizationIds);
    // The person who creates a cohort chooses its first coach, even if they may not grant roles.
    const maker = { id: actor.id, grants: [{ role: "program_lead" as const, organizationId: null, cohortId }] };
    for (const personId of coachIds) {
      const grant = { personId, role: "coach" as const, organizationId: null, cohortId, endsAt: null };
      await grantRole(db, maker, { ...grant, reason: "Coaches this cohort since it began." });
    }
    await recordAudit(db, { actorId: actor.id, action: "cohort.created", detail: { cohort: cohortId } });
    return { cohortId };
  });
}
