import { and, eq } from "drizzle-orm";
import type { Program } from "#app/catalog/program.ts";
import type { Db } from "#db/client.server.ts";
import { cohortSettings, programVersions } from "#db/schema/index.ts";

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

/** The version of this program that a cohort follows; null if it follows another or none. */
export async function findPinnedProgram(db: Db, cohortId: string, programSlug: string): Promise<Program | null> {
  const [row] = await db
    .select({ definition: programVersions.definition })
    .from(cohortSettings)
    .innerJoin(
      programVersions,
      and(
        eq(programVersions.programSlug, cohortSettings.programSlug),
        eq(programVersions.hash, cohortSettings.programHash),
      ),
    )
    .where(and(eq(cohortSettings.cohortId, cohortId), eq(cohortSettings.programSlug, programSlug)));
  return row?.definition ?? null;
}
