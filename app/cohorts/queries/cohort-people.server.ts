import { sql } from "drizzle-orm";
import { worksAboveIn } from "#app/identity/people/queries/sharing.server.ts";
import { isGrantInForce, isLearningIn, isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";

export type CohortCoach = { id: string; name: string; pronouns: string | null };

/** The coaches of a cohort today, by name, without coaches of the whole site. */
export async function listCohortCoaches(db: Db, cohortId: string): Promise<CohortCoach[]> {
  const rows = await db.execute<CohortCoach>(sql`select distinct p.id, p.name, p.pronouns
    from role_grants g join people p on p.id = g.person_id
    where g.role = 'coach' and g.cohort_id = ${cohortId} and ${isGrantInForce("g")} order by p.name, p.id limit 50`);
  return [...rows];
}

/** Everybody who coaches somewhere now, by name: whom a new cohort may have as its coaches. */
export async function listCoaches(db: Db): Promise<CohortCoach[]> {
  const rows = await db.execute<CohortCoach>(sql`select p.id, p.name, p.pronouns from people p
    where p.erasure_due_at is null and exists (select 1 from role_grants g
      where g.person_id = p.id and g.role = 'coach' and ${isGrantInForce("g")})
    order by search_fold(p.name), p.id limit 200`);
  return [...rows];
}

export type CohortMember = {
  id: string;
  name: string;
  pronouns: string | null;
  joinedOn: string;
  leftOn: string | null;
  isLearning: boolean;
};

/** Every period in which someone learned or learns in a cohort, current members first, by name. */
export async function listCohortMembers(db: Db, cohortId: string): Promise<CohortMember[]> {
  const rows = await db.execute<CohortMember>(sql`select p.id, p.name, p.pronouns, m.joined_on::text as "joinedOn",
      m.left_on::text as "leftOn", ${isLearningIn("m")} as "isLearning"
    from cohort_memberships m join people p on p.id = m.person_id
    where m.cohort_id = ${cohortId} order by ${isLearningIn("m")} desc, search_fold(p.name), p.id, m.joined_on limit 1000`);
  return [...rows];
}

/** Everybody who learns or learned in a cohort, each once, with their address. */
export async function listPeopleEver(
  db: Db,
  cohortId: string,
): Promise<{ personId: string; name: string; email: string }[]> {
  const rows = await db.execute<{ personId: string; name: string; email: string }>(sql`
    select p.id as "personId", p.name, p.email from people p where exists (select 1 from cohort_memberships m
      where m.cohort_id = ${cohortId} and m.person_id = p.id) order by search_fold(p.name), p.id limit 1000`);
  return [...rows];
}

/** A person who learns in a cohort today; null for anyone else. */
export async function findCurrentMember(db: Db, cohortId: string, personId: string): Promise<CohortMember | null> {
  if (!isId(personId)) return null;
  const [row] = await db.execute<CohortMember>(sql`select p.id, p.name, p.pronouns, m.joined_on::text as "joinedOn",
      m.left_on::text as "leftOn", true as "isLearning"
    from cohort_memberships m join people p on p.id = m.person_id
    where m.cohort_id = ${cohortId} and m.person_id = ${personId} and ${isLearningIn("m")}
    order by m.joined_on desc limit 1`);
  return row ?? null;
}

export type NearCoach = { name: string; organizationName: string };

/** Coaches of a cohort who work above a member, each with the organization that they share. */
export async function listCoachesAbove(db: Db, cohortId: string, personId: string): Promise<NearCoach[]> {
  const rows = await db.execute<NearCoach>(sql`select distinct coach.name, o.name as "organizationName"
    from role_grants g join people coach on coach.id = g.person_id
    join memberships own on own.person_id = ${personId} and ${isMemberOn("own")}
    join organizations o on o.id = own.organization_id and o.closed_at is null
    where g.role = 'coach' and g.cohort_id = ${cohortId} and ${isGrantInForce("g")} and g.person_id <> ${personId}
      and ${worksAboveIn(sql`g.person_id`, "o")}
    order by coach.name, o.name limit 50`);
  return [...rows];
}

/** The cohorts that a person learns in or coaches today. */
export async function listCohortIdsOf(db: Db, personId: string): Promise<{ cohortId: string; isCoach: boolean }[]> {
  const rows = await db.execute<{ cohortId: string; isCoach: boolean }>(sql`
    select "cohortId", bool_or("isCoach") as "isCoach" from (
      select m.cohort_id as "cohortId", false as "isCoach" from cohort_memberships m
      where m.person_id = ${personId} and ${isLearningIn("m")}
      union all select g.cohort_id, true from role_grants g
      where g.person_id = ${personId} and g.role = 'coach' and g.cohort_id is not null and ${isGrantInForce("g")}) found
    group by "cohortId" order by "cohortId" limit 100`);
  return [...rows];
}

/**
 * The grants by which a person coaches a cohort now, the oldest first. Without one that the caller's transaction has
 * ended.
 */
export async function listCoachGrants(db: Db, cohortId: string, personId: string): Promise<{ id: string }[]> {
  if (!isId(personId)) return [];
  const rows = await db.execute<{ id: string }>(sql`select g.id from role_grants g
    where g.person_id = ${personId} and g.cohort_id = ${cohortId} and g.role = 'coach'
      and ${isGrantInForce("g", sql`greatest(${momentOf()}, clock_timestamp())`)}
    order by g.granted_at, g.id limit 20`);
  return [...rows];
}

/** The cohort that a grant makes its holder a coach of; null for any other grant. */
export async function findCohortOfCoachGrant(db: Db, grantId: string): Promise<string | null> {
  if (!isId(grantId)) return null;
  const [row] = await db.execute<{ cohortId: string | null }>(
    sql`select g.cohort_id as "cohortId" from role_grants g where g.id = ${grantId} and g.role = 'coach'`,
  );
  return row?.cohortId ?? null;
}

/** Whether a person learns in a cohort at a moment. */
export async function isLearningAt(db: Db, cohortId: string, personId: string, at: Date): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from cohort_memberships m
    where m.cohort_id = ${cohortId} and m.person_id = ${personId} and ${isLearningIn("m", momentOf(at))} limit 1`);
  return rows.length > 0;
}

/** The addresses of everybody who learns in a cohort today. */
export async function listCurrentAddresses(db: Db, cohortId: string): Promise<string[]> {
  const rows = await db.execute<{ email: string }>(sql`select distinct p.email from cohort_memberships m
    join people p on p.id = m.person_id
    where m.cohort_id = ${cohortId} and ${isLearningIn("m")} order by 1 limit 1000`);
  return rows.map(({ email }) => email);
}

/** The ids of everybody who learns in a cohort today. */
export async function listCurrentMemberIds(db: Db, cohortId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select distinct m.person_id as id from cohort_memberships m
    where m.cohort_id = ${cohortId} and ${isLearningIn("m")} order by 1 limit 1000`);
  return rows.map(({ id }) => id);
}
