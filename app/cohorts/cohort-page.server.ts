import type { Person } from "#app/identity/person/person.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";
import { type Standing, standingIn } from "./cohort.ts";
import { type CohortRow, findCohortWithSettings } from "./queries/cohorts.server.ts";

export type CohortVisit = { person: Person; cohort: CohortRow; standing: Standing };

/**
 * The signed-in person and the cohort of a page, which is open to its members of today, its coaches, leads and
 * administrators; 404 for everyone else and for a cohort that does not exist. `may` narrows it further.
 */
export async function cohortVisitor(
  request: Request,
  cohortId: string | undefined,
  may: (standing: Standing) => boolean = () => true,
): Promise<CohortVisit> {
  const person = await signedIn(request);
  const standing = cohortId ? standingIn(person, cohortId) : null;
  if (!cohortId || !standing || !may(standing)) throw closedPage(request, person);
  const cohort = await findCohortWithSettings(db, cohortId);
  if (!cohort) throw closedPage(request, person);
  return { person, cohort, standing };
}
