import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";

export type CoachedCounts = { cohortId: string; goals: number; messages: number; contacts: number };

/** How many goals, messages and log entries a person has in each cohort that they learn in. */
export async function countCoachedRows(
  db: Db,
  { id, cohortIds }: Pick<Person, "id" | "cohortIds">,
): Promise<CoachedCounts[]> {
  return db.execute<CoachedCounts>(sql`select c.id as "cohortId",
      (select count(*)::int from goals g where g.cohort_id = c.id and g.person_id = ${id}) as goals,
      (select count(*)::int from thread_messages x where x.cohort_id = c.id and x.person_id = ${id}) as messages,
      (select count(*)::int from contact_people p join coaching_contacts x on x.id = p.contact_id
        where x.cohort_id = c.id and p.person_id = ${id}) as contacts
    from cohorts c where c.id = any(${sql.param(cohortIds)}::uuid[]) limit 50`);
}
