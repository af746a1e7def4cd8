import { asc, eq, sql } from "drizzle-orm";
import { isCohortRunning, isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
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

/** Adds a person to a cohort; false when they are in it now. */
export async function insertCohortMembership(
  db: Db,
  { cohortId, personId, joinedOn }: { cohortId: string; personId: string; joinedOn: string },
): Promise<boolean> {
  const rows = await db.execute(sql`
    insert into ${cohortMemberships} (cohort_id, person_id, joined_on)
    select ${cohortId}, ${personId}, ${joinedOn}::date
    where not exists (
      select 1 from ${cohortMemberships} c where c.cohort_id = ${cohortId} and c.person_id = ${personId}
        and (c.left_on is null or c.left_on >= ${joinedOn}::date))
    on conflict (cohort_id, person_id, joined_on) do update set left_on = null
    returning cohort_id`);
  return rows.length > 0;
}

/** A cohort, and whether it is running today; null when it does not exist. */
export async function findCohort(db: Db, id: string) {
  if (!isId(id)) return null;
  const [row] = await db
    .select({
      id: cohorts.id,
      name: cohorts.name,
      isRunning: sql<boolean>`${isCohortRunning("cohorts")}`,
    })
    .from(cohorts)
    .where(eq(cohorts.id, id));
  return row ?? null;
}

/** Cohorts running today, by name. */
export async function listRunningCohorts(db: Db) {
  return db
    .select({ id: cohorts.id, name: cohorts.name })
    .from(cohorts)
    .where(isCohortRunning("cohorts"))
    .orderBy(asc(cohorts.name), asc(cohorts.id))
    .limit(500);
}

/** Inserts many, for people who are not in the cohort. */
export async function insertCohortMemberships(db: Db, rows: (typeof cohortMemberships.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(cohortMemberships).values(rows).onConflictDoNothing();
}

/** False if there is a cohort with this id already: the same form was sent twice. */
export async function insertCohort(db: Db, cohort: typeof cohorts.$inferInsert & { id: string }): Promise<boolean> {
  const rows = await db.insert(cohorts).values(cohort).onConflictDoNothing().returning({ id: cohorts.id });
  return rows.length > 0;
}

/** Locks a cohort until the transaction ends: who joins and leaves it changes one after the other. */
export async function lockCohort(db: Db, id: string): Promise<void> {
  await db.execute(sql`select 1 from cohorts where id = ${id} for update`);
}

/** Ends a person's current membership with its last day; false when they have none. */
export async function updateCohortMembershipEnd(
  db: Db,
  { cohortId, personId, leftOn }: { cohortId: string; personId: string; leftOn: string },
): Promise<boolean> {
  const rows = await db.execute(sql`update ${cohortMemberships} c set left_on = ${leftOn}::date
    where c.cohort_id = ${cohortId} and c.person_id = ${personId}
      and (c.left_on is null or c.left_on > ${leftOn}::date) returning 1`);
  return rows.length > 0;
}

/** Whether as many learn in a cohort as its capacity allows. */
export async function findIsFull(db: Db, cohortId: string): Promise<boolean> {
  const [row] = await db.execute<{ isFull: boolean }>(sql`select s.capacity is not null and s.capacity <= (
      select count(distinct m.person_id) from cohort_memberships m where m.cohort_id = s.cohort_id
        and ${isLearningIn("m")}) as "isFull" from cohort_settings s where s.cohort_id = ${cohortId}`);
  return row?.isFull ?? false;
}
