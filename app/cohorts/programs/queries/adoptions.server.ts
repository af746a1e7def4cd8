import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { programAdoptions } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

export type Adoption = { hash: string; fromOn: string };

/** The version of its program that a cohort adopted last, also if its day is still to come. */
export async function findNewestVersion(db: Db, cohortId: string): Promise<Adoption | null> {
  const [row] = await db.execute<Adoption>(sql`select program_hash as hash, from_on::text as "fromOn"
    from program_adoptions where cohort_id = ${cohortId} order by from_on desc limit 1`);
  return row ?? null;
}

/** A second adoption from the same day replaces the first. */
export async function insertAdoption(db: Db, row: typeof programAdoptions.$inferInsert): Promise<void> {
  const { programHash, adoptedBy } = row;
  await db
    .insert(programAdoptions)
    .values(row)
    .onConflictDoUpdate({
      target: [programAdoptions.cohortId, programAdoptions.fromOn],
      set: { programHash, adoptedBy, adoptedAt: momentOf() },
    });
}

/** Deletes adoptions whose day is still to come in the cohort's zone; whether there were any. */
export async function deleteComingAdoptions(db: Db, cohortId: string, timeZone: string): Promise<boolean> {
  const rows = await db.execute(sql`delete from program_adoptions where cohort_id = ${cohortId}
    and from_on > (${momentOf()} at time zone ${timeZone})::date returning 1`);
  return rows.length > 0;
}
