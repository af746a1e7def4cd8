import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { artifactFiles } from "#db/schema/artifacts.ts";

/** Keys of an artifact's fields that have files. */
export async function listFileFields(db: Db, artifactId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ fieldKey: artifactFiles.fieldKey })
    .from(artifactFiles)
    .where(eq(artifactFiles.artifactId, artifactId));
  return rows.map(({ fieldKey }) => fieldKey);
}
