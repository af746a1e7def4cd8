import { sql } from "drizzle-orm";
import { isCohortRunning } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";

export type OpenCohort = { id: string; name: string; hasAsked: boolean };

/** Running cohorts that take requests, for a person who may ask. */
export async function listCohortsTakingRequests(db: Db, personId: string): Promise<OpenCohort[]> {
  const rows = await db.execute<OpenCohort>(sql`select c.id, c.name, exists (select 1 from cohort_requests r
      where r.cohort_id = c.id and r.person_id = ${personId} and r.decided_at is null) as "hasAsked"
    from cohorts c join cohort_settings s on s.cohort_id = c.id
    where s.takes_requests and ${isCohortRunning("c")} order by lower(c.name), c.id limit 100`);
  return [...rows];
}

/** False if the person has asked and waits for an answer. */
export async function insertCohortRequest(
  db: Db,
  { cohortId, personId, note }: { cohortId: string; personId: string; note: string | null },
): Promise<boolean> {
  const rows = await db.execute(sql`insert into cohort_requests (cohort_id, person_id, note)
    values (${cohortId}, ${personId}, ${note}) on conflict do nothing returning 1`);
  return rows.length > 0;
}

export type OpenRequest = {
  id: string;
  personId: string;
  name: string;
  email: string;
  note: string | null;
  at: string;
};

/** Requests that wait for an answer, the longest wait first. */
export async function listOpenRequests(db: Db, cohortId: string): Promise<OpenRequest[]> {
  const rows = await db.execute<OpenRequest>(sql`select r.id, p.id as "personId", p.name, p.email, r.note,
      to_json(r.requested_at) #>> '{}' as at
    from cohort_requests r join people p on p.id = r.person_id
    where r.cohort_id = ${cohortId} and r.decided_at is null order by r.requested_at, r.id limit 200`);
  return [...rows];
}

export type CohortWithRequests = { cohortId: string; name: string; count: number };

/** Cohorts in which people wait for an answer to their request to join, the longest wait first. */
export async function listCohortsWithRequests(db: Db, most: number): Promise<CohortWithRequests[]> {
  const rows = await db.execute<CohortWithRequests>(sql`select c.id as "cohortId", c.name, count(*)::int as count
    from cohort_requests r join cohorts c on c.id = r.cohort_id
    where r.decided_at is null group by c.id order by min(r.requested_at), c.id limit ${most}`);
  return [...rows];
}

/** Locks a request that waits for an answer; the person who asked. */
export async function lockOpenRequest(db: Db, cohortId: string, id: string): Promise<{ personId: string } | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<{ personId: string }>(sql`select person_id as "personId" from cohort_requests
    where id = ${id} and cohort_id = ${cohortId} and decided_at is null for update`);
  return row ?? null;
}

export async function updateRequestDecided(
  db: Db,
  id: string,
  { decidedBy, isApproved }: { decidedBy: string; isApproved: boolean },
): Promise<void> {
  await db.execute(sql`update cohort_requests set decided_at = ${momentOf()}, decided_by = ${decidedBy},
    is_approved = ${isApproved} where id = ${id}`);
}
