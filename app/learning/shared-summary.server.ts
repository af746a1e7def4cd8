import { notifyEach } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import { listSharedSummaries, lockSummaries } from "./queries/shared-summaries.server.ts";

/**
 * The job `mail-summaries`: tells each coach who wants to know the number of reflections newly shared with their
 * cohorts, without content or authors. Running it again sends nothing twice.
 */
export async function mailSharedSummaries(db: Db): Promise<void> {
  await db.transaction(async (db) => {
    await lockSummaries(db);
    const summaries = await listSharedSummaries(db);
    await notifyEach(
      db,
      "reflections_shared",
      summaries.map(({ personId, count }) => ({ personId, count, place: "", path: "/reflections/shared" })),
    );
  });
}
