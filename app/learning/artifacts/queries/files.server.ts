import { and, count, eq, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { artifactFiles, fileContents } from "#db/schema/artifacts.ts";

/** Keys of an artifact's fields that have files. */
export async function listFileFields(db: Db, artifactId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ fieldKey: artifactFiles.fieldKey })
    .from(artifactFiles)
    .where(eq(artifactFiles.artifactId, artifactId));
  return rows.map(({ fieldKey }) => fieldKey);
}

export async function countFiles(db: Db, artifactId: string): Promise<number> {
  const [row] = await db.select({ count: count() }).from(artifactFiles).where(eq(artifactFiles.artifactId, artifactId));
  return row?.count ?? 0;
}

/** Stores bytes, unless they are there, and a file that has them. */
export async function insertFile(
  db: Db,
  file: typeof artifactFiles.$inferInsert,
  content: typeof fileContents.$inferInsert,
): Promise<void> {
  await db.insert(fileContents).values(content).onConflictDoNothing();
  await db.insert(artifactFiles).values(file);
}

/** Deletes a file, and its bytes if no other has them; false if it is not there. */
export async function deleteFile(db: Db, artifactId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const [gone] = await db
    .delete(artifactFiles)
    .where(and(eq(artifactFiles.id, id), eq(artifactFiles.artifactId, artifactId)))
    .returning({ hash: artifactFiles.hash });
  if (!gone) return false;
  await db
    .delete(fileContents)
    .where(
      sql`${fileContents.hash} = ${gone.hash} and not exists (select 1 from artifact_files f where f.hash = ${gone.hash})`,
    );
  return true;
}

/** A file of an artifact that the caller may open, with its bytes. */
export async function findFile(db: Db, artifactId: string, id: string) {
  if (!isId(id)) return null;
  const [file] = await db
    .select({ name: artifactFiles.name, kind: fileContents.kind, hash: fileContents.hash, bytes: fileContents.bytes })
    .from(artifactFiles)
    .innerJoin(fileContents, eq(fileContents.hash, artifactFiles.hash))
    .where(and(eq(artifactFiles.id, id), eq(artifactFiles.artifactId, artifactId)));
  return file ?? null;
}
