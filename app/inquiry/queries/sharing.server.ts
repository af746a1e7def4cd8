import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { coachesCohortAt } from "#app/identity/person/queries/coaching.server.ts";
import type { Db } from "#db/client.server.ts";

export type ShareableCohort = { id: string; name: string; coaches: string[] };

/** The cohorts that a person learns in today, by name, with their coaches: with whom a cycle may be shared. */
export async function listShareableCohorts(db: Db, person: Pick<Person, "cohortIds">): Promise<ShareableCohort[]> {
  const rows = await db.execute<ShareableCohort>(sql`select c.id, c.name,
      coalesce((select json_agg(p.name order by search_fold(p.name), p.id) from people p
        where ${coachesCohortAt(sql`p.id`, sql`c.id`)} and p.erasure_due_at is null), '[]') as coaches
    from cohorts c where c.id = any(${sql.param(person.cohortIds)}::uuid[]) order by c.name, c.id`);
  return [...rows];
}
