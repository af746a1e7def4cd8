import { asc, eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { trainingRunDesignations } from "#db/schema/index.ts";

/** What a run's hours may count toward, with the authority of each approval. */
export async function listDesignations(db: Db, runId: string) {
  const { designation, authority, approvedOn } = trainingRunDesignations;
  return db
    .select({ designation, authority, approvedOn })
    .from(trainingRunDesignations)
    .where(eq(trainingRunDesignations.runId, runId))
    .orderBy(asc(designation));
}

export async function replaceDesignations(
  db: Db,
  runId: string,
  rows: (typeof trainingRunDesignations.$inferInsert)[],
): Promise<void> {
  await db.delete(trainingRunDesignations).where(eq(trainingRunDesignations.runId, runId));
  if (rows.length > 0) await db.insert(trainingRunDesignations).values(rows);
}
