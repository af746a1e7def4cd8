import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { contentFiles } from "#db/schema/catalog.ts";
import { inChunks } from "./upsert.server.ts";

/** Which of these files are not in the database yet. */
export async function listMissingFiles(db: Db, names: string[]): Promise<string[]> {
  const rows = await db.select({ name: contentFiles.name }).from(contentFiles).where(inArray(contentFiles.name, names));
  const known = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !known.has(name));
}

export async function findContentFile(db: Db, name: string): Promise<Buffer | null> {
  const [row] = await db.select({ bytes: contentFiles.bytes }).from(contentFiles).where(eq(contentFiles.name, name));
  return row?.bytes ?? null;
}

/** Fetches a few at a time, because assets can be large. */
export async function* eachContentFile(db: Db, names: string[]): AsyncGenerator<{ name: string; bytes: Buffer }> {
  for (const some of inChunks(names, 20)) {
    const { name, bytes } = contentFiles;
    yield* await db.select({ name, bytes }).from(contentFiles).where(inArray(name, some));
  }
}

export async function insertContentFiles(db: Db, files: { name: string; bytes: Buffer }[]) {
  if (files.length > 0) await db.insert(contentFiles).values(files).onConflictDoNothing();
}

/** Removes files that no release refers to anymore. */
export async function deleteUnusedFiles(db: Db): Promise<number> {
  const gone = await db
    .delete(contentFiles)
    .where(sql`not exists (select 1 from content_releases where ${contentFiles.name} = any(content_releases.files))`)
    .returning({ name: contentFiles.name });
  return gone.length;
}
