import { type SQL, sql } from "drizzle-orm";
import { sharingReaches } from "#app/identity/people/queries/sharing.server.ts";
import { coachesCohortAt } from "#app/identity/person/queries/coaching.server.ts";
import { isGrantInForce } from "#app/identity/person/queries/in-force.server.ts";
import type { Check } from "#app/notifications/check.ts";
import type { Db } from "#db/client.server.ts";

/** The ids of people for whom a condition on p holds. */
async function listIds(db: Db, among: SQL): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select p.id from people p where ${among} order by p.id limit 100`);
  return rows.map(({ id }) => id);
}

/** The owners of an artifact. */
export const listOwnerIds = (db: Db, artifactId: string) =>
  listIds(db, sql`exists (select 1 from artifact_owners o where o.artifact_id = ${artifactId} and o.person_id = p.id)`);

/**
 * The coaches of a cohort whom the work of the member who acts reaches, without those who coach the whole site and no
 * cohort in particular.
 */
export const listReachedCoachIds = (db: Db, actorId: string, cohortId: string) =>
  listIds(
    db,
    sql`${coachesCohortAt(sql`p.id`, sql`${cohortId}::uuid`)} and exists (select 1 from role_grants named
      where named.person_id = p.id and named.role = 'coach' and named.cohort_id = ${cohortId}::uuid
      and ${isGrantInForce("named")})
      and ${sharingReaches(sql`p.id`, sql`${actorId}::uuid`, sql`${cohortId}::uuid`)}`,
  );

export async function findCohortName(db: Db, cohortId: string): Promise<string | null> {
  const [row] = await db.execute<{ name: string }>(sql`select name from cohorts where id = ${cohortId}`);
  return row?.name ?? null;
}

/** Work that waits for the coaches of its cohort whom the notification reached, while they still coach it. */
export const checkHandedIn: Check = async (db, waiting) => {
  const rows = await db.execute<{ id: string }>(sql`select told.id
    from json_to_recordset(${JSON.stringify(waiting)}::json) as told(id uuid, "personId" uuid, "subjectId" uuid)
    join artifacts a on a.id = told."subjectId" and a.state in ('submitted', 'revised')
    where ${coachesCohortAt(sql`told."personId"`, sql`a.cohort_id`)}`);
  return new Map(rows.map(({ id }) => [id, { words: null }]));
};

/** Reflections with answers that their authors have not seen, with the newest of them. */
export const checkReflectionReplies: Check = async (db, waiting) => {
  const rows = await db.execute<{ id: string; words: string }>(sql`select told.id, newest.text as words
    from json_to_recordset(${JSON.stringify(waiting)}::json) as told(id uuid, "personId" uuid, "subjectId" uuid)
    join reflections r on r.id = told."subjectId" and r.person_id = told."personId"
    join lateral (select x.text from reflection_replies x where x.reflection_id = r.id and x.author_id <> r.person_id
      and x.seen_at is null order by x.created_at desc, x.id limit 1) newest on true`);
  return new Map(rows.map(({ id, words }) => [id, { words }]));
};
