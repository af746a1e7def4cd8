import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { lockCohort } from "#app/identity/people/queries/cohort-memberships.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { runsCohort, standingIn } from "../cohort.ts";
import { type CohortChange, updateCohort } from "../queries/cohorts.server.ts";

/** Changes a cohort's name, dates and settings. A capacity below the number of members removes nobody. */
export async function changeCohort(
  db: Db,
  actor: Person,
  cohortId: string,
  change: CohortChange,
): Promise<"changed" | "refused"> {
  const standing = standingIn(actor, cohortId);
  if (!standing || !runsCohort(standing)) return "refused";
  return db.transaction(async (db): Promise<"changed"> => {
    await lockCohort(db, cohortId);
    await updateCohort(db, cohortId, change);
    await recordAudit(db, { actorId: actor.id, action: "cohort.changed", detail: { cohort: cohortId } });
    return "changed";
  });
}
