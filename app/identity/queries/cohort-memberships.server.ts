import { asc, eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { cohortMemberships, cohorts } from "#db/schema/index.ts";

export async function listCohortMemberships(db: Db, personId: string) {
  return db
    .select({
      cohortId: cohorts.id,
      cohortName: cohorts.name,
      joinedOn: cohortMemberships.joinedOn,
      leftOn: cohortMemberships.leftOn,
    })
    .from(cohortMemberships)
    .innerJoin(cohorts, eq(cohorts.id, cohortMemberships.cohortId))
    .where(eq(cohortMemberships.personId, personId))
    .orderBy(asc(cohortMemberships.joinedOn), asc(cohorts.name))
    .limit(100);
}
