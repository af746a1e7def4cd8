import { sql } from "drizzle-orm";
import { isGrantInForce, isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";

export type CohortCoach = { id: string; name: string; pronouns: string | null };

/** Who coaches a cohort now, by name; coaches of the whole site are not among them. */
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
    order by lower(p.name), p.id limit 200`);
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

/** Every period in which somebody learned or learns in a cohort, current members first, by name. */
export async function listCohortMembers(db: Db, cohortId: string): Promise<CohortMember[]> {
  const rows = await db.execute<CohortMember>(sql`select p.id, p.name, p.pronouns, m.joined_on::text as "joinedOn",
      m.left_on::text as "leftOn", ${isLearningIn("m")} as "isLearning"
    from cohort_memberships m join people p on p.id = m.person_id
    where m.cohort_id = ${cohortId} order by ${isLearningIn("m")} desc, lower(p.name), p.id, m.joined_on limit 1000`);
  return [...rows];
}
