import { and, asc, desc, eq, gte, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { credentials } from "#db/schema/index.ts";

export type Credential = typeof credentials.$inferSelect;
export type NewCredential = typeof credentials.$inferInsert;

/** Inserts a certificate; the one that the person has for the same training or course, if there is one. */
export async function insertCredential(db: Db, row: NewCredential): Promise<Credential> {
  const [made] = await db.insert(credentials).values(row).onConflictDoNothing().returning();
  if (made) return made;
  const own = eq(credentials.personId, row.personId);
  const same = row.runId ? eq(credentials.runId, row.runId) : eq(credentials.courseId, row.courseId ?? "");
  const [earlier] = await db.select().from(credentials).where(and(own, same));
  if (!earlier) throw new Error("a certificate was not written");
  return earlier;
}

export async function findCredential(db: Db, code: string): Promise<Credential | null> {
  const [row] = await db.select().from(credentials).where(eq(credentials.code, code));
  return row ?? null;
}

export async function listCredentialsOf(db: Db, personId: string): Promise<Credential[]> {
  return db
    .select()
    .from(credentials)
    .where(eq(credentials.personId, personId))
    .orderBy(desc(credentials.completedOn), asc(credentials.id))
    .limit(500);
}

export async function updateCredential(
  db: Db,
  id: string,
  change: Partial<Pick<Credential, "name" | "renamedAt" | "revokedAt" | "revokedReason" | "revokedBy">>,
): Promise<void> {
  await db.update(credentials).set(change).where(eq(credentials.id, id));
}

/** Revokes the certificates of a run's people who, as attendance is known now, did not attend all of it; those. */
export async function revokeUnattended(
  db: Db,
  runId: string,
  why: { reason: string; by: string; now: Date },
): Promise<Credential[]> {
  return db
    .update(credentials)
    .set({ revokedAt: why.now, revokedReason: why.reason, revokedBy: why.by })
    .where(
      and(
        eq(credentials.runId, runId),
        isNull(credentials.revokedAt),
        sql`not exists (select 1 from training_registrations r where r.run_id = ${runId}
          and r.person_id = credentials.person_id and r.state = 'attended')`,
      ),
    )
    .returning();
}

/** The places of revoked certificates in the status list, from one place to before another. */
export async function listRevokedPlaces(db: Db, from: number, before: number): Promise<number[]> {
  const { statusIndex, revokedAt } = credentials;
  const rows = await db
    .select({ statusIndex })
    .from(credentials)
    .where(and(sql`${revokedAt} is not null`, gte(statusIndex, from), lt(statusIndex, before)))
    .orderBy(asc(statusIndex));
  return rows.map(({ statusIndex }) => statusIndex);
}

/** A training that a person attended in full, or a course that they finished, for which they have no certificate. */
export type Finished = { runId: string | null; courseId: string | null; title: string | null; at: Date };

/**
 * What a person finished and may ask a certificate for, newest first; a course run has the course's own certificate.
 */
export async function listFinishedWithout(db: Db, personId: string): Promise<Finished[]> {
  const rows = await db.execute<Omit<Finished, "at"> & { at: string }>(sql`
    select r.run_id as "runId", null as "courseId", t.title, t.ends_at as at from training_registrations r
      join training_runs t on t.id = r.run_id
      where r.person_id = ${personId} and r.state = 'attended' and t.offering_kind = 'training' and not exists (
        select 1 from credentials c where c.person_id = ${personId} and c.run_id = r.run_id)
    union all
    select null, f.course_id, null, f.happened_at from course_facts f
      where f.person_id = ${personId} and f.sequence % 2 = 1
        and not exists (select 1 from course_facts later where later.person_id = f.person_id
          and later.course_id = f.course_id and later.sequence > f.sequence)
        and not exists (select 1 from credentials c where c.person_id = ${personId} and c.course_id = f.course_id)
    order by 4 desc, 1, 2 limit 200`);
  return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at) }));
}
