import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { isCoachedFor } from "./access.server.ts";

export type WaitingArtifact = {
  id: string;
  cohortId: string;
  title: string;
  state: "submitted" | "revised";
  ownerNames: string[];
  /** Since when it waits for an answer. */
  stateSince: string;
};

/**
 * Work in these cohorts that waits for this coach's answer, the longest wait first, at most `limit`. Each cohort's first
 * are found by the index artifacts_waiting.
 */
export async function listWaitingArtifacts(
  db: Db,
  coach: Person,
  cohortIds: string[],
  limit: number,
): Promise<WaitingArtifact[]> {
  const rows = await db.execute<WaitingArtifact>(sql`
    select a.id, a.cohort_id as "cohortId", a.title, a.state, to_json(a.state_since) #>> '{}' as "stateSince",
      array(select p.name from artifact_owners o join people p on p.id = o.person_id where o.artifact_id = a.id
        order by search_fold(p.name), p.id) as "ownerNames"
    from unnest(${sql.param(`{${cohortIds.join(",")}}`)}::uuid[]) coached (cohort_id) cross join lateral (
      select a.id, a.cohort_id, a.title, a.state, a.state_since from artifacts a
      where a.state in ('submitted', 'revised') and a.cohort_id = coached.cohort_id and ${isCoachedFor(coach)}
      order by a.state_since limit ${limit}::int) a
    order by a.state_since, a.id limit ${limit}::int`);
  return [...rows];
}
