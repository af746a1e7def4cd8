import { sql } from "drizzle-orm";
import type { Person } from "#app/identity/person/person.ts";
import { isReadableBy } from "#app/learning/queries/cohorts.server.ts";
import type { Db } from "#db/client.server.ts";

export type BesideReflection = { id: string; lessonTitle: string | null; authorName: string; updatedAt: string };

/** The newest reflections of an artifact's owners that a person may read, at most 20. */
export async function listOwnersReflections(db: Db, reader: Person, artifactId: string): Promise<BesideReflection[]> {
  const rows = await db.execute<BesideReflection>(sql`select r.id, l.title as "lessonTitle", p.name as "authorName",
      to_json(r.updated_at) #>> '{}' as "updatedAt"
    from reflections r join people p on p.id = r.person_id left join lessons l on l.id = r.lesson_id
    where r.person_id = any(array(select person_id from artifact_owners where artifact_id = ${artifactId}))
      and r.text <> '' and ${isReadableBy(reader)}
    order by r.updated_at desc, r.id limit 20`);
  return [...rows];
}
