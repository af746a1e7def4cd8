import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { deleteRecordsOf, insertPurge, lockRunsToPurge } from "./queries/records-holds.server.ts";
import { purgeBefore } from "./retention-of-records.ts";

const batchSize = 200;

/**
 * Purges records of clock hours whose seven calendar years are over, in batches, each noted with its counts. A run that
 * is held stays, and one that somebody is working on is left for the next night. A job calls it.
 */
export async function purgeRecords(db: Db, now = currentTime()): Promise<void> {
  const before = purgeBefore(dayOf(now, homeZone));
  for (;;) {
    const count = await db.transaction(async (db) => {
      const runIds = await lockRunsToPurge(db, before, batchSize, now);
      if (runIds.length === 0) return 0;
      await insertPurge(db, { before, ...(await deleteRecordsOf(db, runIds)) });
      return runIds.length;
    });
    if (count < batchSize) return;
  }
}
