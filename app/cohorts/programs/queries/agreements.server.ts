import { desc, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { agreementAcceptances, cohortAgreements } from "#db/schema/index.ts";
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

/** The newest version that a person accepted, and when. */
export async function findAcceptance(db: Db, cohortId: string, personId: string) {
  const [row] = await db
    .select({ version: agreementAcceptances.version, acceptedAt: agreementAcceptances.acceptedAt })
    .from(agreementAcceptances)
    .where(sql`${agreementAcceptances.cohortId} = ${cohortId} and ${agreementAcceptances.personId} = ${personId}`)
    .orderBy(desc(agreementAcceptances.version))
    .limit(1);
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

/** False if the person accepted this version already. */
export async function insertAcceptance(
  db: Db,
  acceptance: { cohortId: string; version: number; personId: string },
): Promise<boolean> {
  const rows = await db.insert(agreementAcceptances).values(acceptance).onConflictDoNothing().returning();
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
        where x.cohort_id = c.id and x.version = a.version and x.person_id = ${personId})
    order by c.name, c.id limit 50`);
  return [...rows];
}
