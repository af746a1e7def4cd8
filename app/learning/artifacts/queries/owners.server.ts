import { and, count, eq, sql } from "drizzle-orm";
import { isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { artifactOwners } from "#db/schema/artifacts.ts";

export async function countOwners(db: Db, artifactId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(artifactOwners)
    .where(eq(artifactOwners.artifactId, artifactId));
  return row?.count ?? 0;
}

/** False if they are an owner already. */
export async function insertOwner(db: Db, artifactId: string, personId: string): Promise<boolean> {
  const made = await db.insert(artifactOwners).values({ artifactId, personId }).onConflictDoNothing().returning();
  return made.length > 0;
}

export async function deleteOwner(db: Db, artifactId: string, personId: string): Promise<void> {
  await db
    .delete(artifactOwners)
    .where(and(eq(artifactOwners.artifactId, artifactId), eq(artifactOwners.personId, personId)));
}

/** Whether someone learns in a cohort today. */
export async function isFellowLearner(db: Db, cohortId: string, personId: string): Promise<boolean> {
  if (!isId(personId)) return false;
  const rows = await db.execute(sql`select 1 from cohort_memberships m join people p on p.id = m.person_id
    where m.cohort_id = ${cohortId} and m.person_id = ${personId} and p.erasure_due_at is null and ${isLearningIn("m")}
    limit 1`);
  return rows.length > 0;
}

/** The learners of the artifact's cohort today who are not in its team, by name; at most 500. */
export async function listPossibleOwners(db: Db, artifactId: string): Promise<{ id: string; name: string }[]> {
  const rows = await db.execute<{ id: string; name: string }>(sql`select distinct p.id, p.name
    from artifacts a join cohort_memberships m on m.cohort_id = a.cohort_id join people p on p.id = m.person_id
    where a.id = ${artifactId} and p.erasure_due_at is null and ${isLearningIn("m")}
      and not exists (select 1 from artifact_owners o where o.artifact_id = a.id and o.person_id = p.id)
    order by p.name, p.id limit 500`);
  return [...rows];
}
