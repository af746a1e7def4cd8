import { and, eq, sql } from "drizzle-orm";
import type { Program } from "#app/catalog/program.ts";
import type { Db } from "#db/client.server.ts";
import { programVersions } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

/** Keeps a version of a program for the cohorts that follow it; the columns that name it. */
export async function keepProgramVersion(db: Db, program: Program) {
  const { slug: programSlug, version: hash } = program;
  await db.insert(programVersions).values({ programSlug, hash, definition: program }).onConflictDoNothing();
  return { programSlug, programHash: hash };
}

export async function findProgramVersion(db: Db, programSlug: string, hash: string): Promise<Program | null> {
  const [row] = await db
    .select({ definition: programVersions.definition })
    .from(programVersions)
    .where(and(eq(programVersions.programSlug, programSlug), eq(programVersions.hash, hash)));
  return row?.definition ?? null;
}

/**
 * The versions of this program that a cohort has followed until a moment, the one in force then first; none if it follows
 * another program.
 */
export async function listFollowedPrograms(
  db: Db,
  cohortId: string,
  programSlug: string,
  at: Date,
): Promise<Pick<Program, "agendas">[]> {
  const rows = await db.execute<{ agendas: Program["agendas"] }>(sql`select v.definition -> 'agendas' as agendas
    from cohort_settings s cross join lateral (
      select s.program_hash as hash, '-infinity'::date as from_on
      union all
      select adopted.program_hash, adopted.from_on from program_adoptions adopted
      where adopted.cohort_id = s.cohort_id and adopted.program_slug = s.program_slug
        and adopted.from_on <= (${momentOf(at)} at time zone s.time_zone)::date) followed
    join program_versions v on v.program_slug = s.program_slug and v.hash = followed.hash
    where s.cohort_id = ${cohortId} and s.program_slug = ${programSlug} order by followed.from_on desc limit 20`);
  return [...rows];
}
