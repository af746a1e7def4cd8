import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

export type OwnedArtifacts = { cohortId: string | null; drafts: number; handedIn: number };

/** How many pieces of work a person owns in each cohort: never handed in, and handed in at least once. */
export async function countOwnedArtifacts(db: Db, personId: string): Promise<OwnedArtifacts[]> {
  return db.execute<OwnedArtifacts>(sql`select a.cohort_id as "cohortId",
      count(*) filter (where a.shared_revision = 0)::int as drafts,
      count(*) filter (where a.shared_revision > 0)::int as "handedIn"
    from artifact_owners o join artifacts a on a.id = o.artifact_id where o.person_id = ${personId}
    group by a.cohort_id limit 200`);
}
