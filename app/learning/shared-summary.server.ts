import { queueMails } from "#app/mail/outbox.server.ts";
import { fromNow } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { listSharedSummaries, lockSummaries } from "./queries/shared-summaries.server.ts";

/** After this, a coach has seen the reflections themselves, or the next summary was sent. */
const newsMaxAgeMs = 3 * days;

/**
 * The job `mail-summaries`: sends each subscribed coach one mail with the number of reflections newly shared with their
 * cohorts, without content or authors. Running it again sends nothing twice.
 */
export async function mailSharedSummaries(db: Db): Promise<void> {
  await db.transaction(async (db) => {
    await lockSummaries(db);
    const summaries = await listSharedSummaries(db);
    const uselessAfter = fromNow(newsMaxAgeMs);
    await queueMails(
      db,
      "shared_reflections",
      summaries.map(({ count, ...to }) => ({ to, data: { count, linkPath: "/reflections/shared" }, uselessAfter })),
    );
  });
}
