import { sql } from "drizzle-orm";
import { isAgreementOpen } from "#app/identity/people/queries/sharing.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { isCohortRunning, isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import type { Db } from "#db/client.server.ts";

export type ReflectionCounts = { private: number; coach: number; cohort: number };

/** How many reflections a person has written for each audience. */
export async function countReflectionsByVisibility(db: Db, personId: string): Promise<ReflectionCounts> {
  const [row] = await db.execute<ReflectionCounts>(sql`
    select count(*) filter (where visibility = 'private')::int as private,
      count(*) filter (where visibility = 'coach')::int as coach,
      count(*) filter (where visibility = 'cohort')::int as cohort
    from reflections where person_id = ${personId} and text <> ''`);
  return row ?? { private: 0, coach: 0, cohort: 0 };
}

/**
 * A person's running cohorts by name, at most fifty, with the number of other learners, and whether what the person
 * shares there waits for them to accept the agreement.
 */
export async function listCohortsWithOthers(
  db: Db,
  person: Pick<Person, "id" | "cohortIds">,
): Promise<{ name: string; others: number; isWaiting: boolean }[]> {
  return db.execute<{ name: string; others: number; isWaiting: boolean }>(sql`
    select c.name, ${isAgreementOpen(sql`${person.id}`, sql`c.id`)} as "isWaiting", (select count(distinct m.person_id)::int from cohort_memberships m
        join people p on p.id = m.person_id and p.erasure_due_at is null
        where m.cohort_id = c.id and m.person_id <> ${person.id} and ${isLearningIn("m")}) as others
    from cohorts c where c.id = any(${sql.param(person.cohortIds)}::uuid[]) and ${isCohortRunning("c")}
    order by c.name, c.id limit 50`);
}
