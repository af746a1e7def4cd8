import { desc, eq, type SQL, sql } from "drizzle-orm";
import { isNamedSince } from "#app/identity/people/queries/sharing.server.ts";
import type { Db } from "#db/client.server.ts";
import { cohortAgreements } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { AgreementWords } from "../agreement.ts";

export type Agreement = AgreementWords & { version: number; createdAt: Date };

/** The newest version of a cohort's agreement. */
export async function findAgreement(db: Db, cohortId: string): Promise<Agreement | null> {
  const { version, goals, norms, readers, records, createdAt } = cohortAgreements;
  const [row] = await db
    .select({ version, goals, norms, readers, records, createdAt })
    .from(cohortAgreements)
    .where(eq(cohortAgreements.cohortId, cohortId))
    .orderBy(desc(version))
    .limit(1);
  return row ?? null;
}

/** Whether a coach who works above a member began to coach after a moment, so that they were not named yet. */
const hasUnnamedCoach = (cohortId: SQL, personId: string, since: SQL) => sql`exists (select 1 from role_grants g
  where g.role = 'coach' and g.cohort_id = ${cohortId} and g.person_id <> ${personId}
    and ${isNamedSince(sql`g.person_id`, sql`${personId}::uuid`, { cohortId, since })})`;

export type Acceptance = { version: number; acceptedAt: string; hasUnnamedCoach: boolean };

/** The newest version that a person accepted, when, and whether a coach came since whom they have to be told of. */
export async function findAcceptance(db: Db, cohortId: string, personId: string): Promise<Acceptance | null> {
  const [row] = await db.execute<Acceptance>(sql`select x.version, to_json(x.accepted_at) #>> '{}' as "acceptedAt",
      ${hasUnnamedCoach(sql`x.cohort_id`, personId, sql`x.accepted_at`)} as "hasUnnamedCoach"
    from agreement_acceptances x where x.cohort_id = ${cohortId} and x.person_id = ${personId}
    order by x.version desc limit 1`);
  return row ?? null;
}

/** The new version's number, counting from 1. */
export async function insertAgreement(
  db: Db,
  { cohortId, writtenBy, goals, norms, readers, records }: AgreementWords & { cohortId: string; writtenBy: string },
): Promise<number> {
  const [row] = await db.execute<{ version: number }>(sql`
    insert into cohort_agreements (cohort_id, version, goals, norms, readers, records, written_by)
    select ${cohortId}::uuid, coalesce(max(version), 0) + 1, ${goals}, ${norms}, ${readers}, ${records}, ${writtenBy}::uuid
    from cohort_agreements where cohort_id = ${cohortId} returning version`);
  if (!row) throw new Error("an insert of one row returned none");
  return row.version;
}

/**
 * False if the person accepted this version already and has been told of every coach; accepting again after a coach came
 * moves the moment.
 */
export async function insertAcceptance(
  db: Db,
  { cohortId, version, personId }: { cohortId: string; version: number; personId: string },
): Promise<boolean> {
  const rows =
    await db.execute(sql`insert into agreement_acceptances as kept (cohort_id, version, person_id, accepted_at)
    values (${cohortId}, ${version}, ${personId}, ${momentOf()})
    on conflict (cohort_id, version, person_id) do update set accepted_at = excluded.accepted_at
      where ${hasUnnamedCoach(sql`kept.cohort_id`, personId, sql`kept.accepted_at`)} returning 1`);
  return rows.length > 0;
}

/** The agreements that wait for a person in the cohorts with these ids. */
export async function listUnacceptedAgreements(db: Db, personId: string, cohortIds: string[]) {
  const rows = await db.execute<{ cohortId: string; cohortName: string; version: number; createdAt: string }>(sql`
    select c.id as "cohortId", c.name as "cohortName", a.version, to_json(a.created_at) #>> '{}' as "createdAt"
    from cohorts c join lateral (select version, created_at from cohort_agreements where cohort_id = c.id
      order by version desc limit 1) a on true
    where c.id = any(${sql.param(`{${cohortIds.join(",")}}`)}::uuid[])
      and not exists (select 1 from agreement_acceptances x
        where x.cohort_id = c.id and x.version = a.version and x.person_id = ${personId}
          and not ${hasUnnamedCoach(sql`c.id`, personId, sql`x.accepted_at`)})
    order by c.name, c.id limit 50`);
  return [...rows];
}
