import { postMails } from "#app/mail/outbox.server.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { listSharedSummaries, lockSummaries } from "./queries/shared-summaries.server.ts";

/** After this a coach has seen for themselves, or the next summary has come. */
const staysNews = 3 * days;

/**
 * The job `mail-summaries`: each coach who wants it gets one mail with how many reflections were newly shared with
 * cohorts they coach, and nothing of what they say or who wrote them. Running it again tells nobody again.
 */
export async function mailSharedSummaries(db: Db): Promise<void> {
  await db.transaction(async (db) => {
    await lockSummaries(db);
    const summaries = await listSharedSummaries(db);
    const uselessAfter = new Date(Date.now() + staysNews);
    await postMails(
      db,
      "shared_reflections",
      summaries.map(({ count, ...to }) => ({ to, data: { count, linkPath: "/reflections/shared" }, uselessAfter })),
    );
  });
}
