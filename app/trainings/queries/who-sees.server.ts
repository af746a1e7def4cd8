import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { openStates } from "../registration/registration.ts";

const open = sql.join(
  openStates.map((state) => sql`${state}`),
  sql`, `,
);

/** The runs that are not over and on whose roster a person stands, with who gives each and how many needs they said. */
export async function listRostersOf(
  db: Db,
  personId: string,
  now: Date,
): Promise<{ title: string; facilitators: string | null; needs: number; hasWork: boolean }[]> {
  return db.execute(sql`select t.title, (select string_agg(f.name, ', ' order by f.position)
      from training_run_facilitators f where f.run_id = t.id) as facilitators,
    (select count(*)::int from training_needs n where n.registration_id = r.id) as needs,
    exists (select 1 from course_run_work w where w.registration_id = r.id) as "hasWork"
    from training_registrations r join training_runs t on t.id = r.run_id
    where r.person_id = ${personId} and r.state in (${open}) and t.ends_at > ${now.toISOString()}::timestamptz
    order by t.starts_at, t.id limit 50`);
}
