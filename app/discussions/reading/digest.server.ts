import { queueMails } from "#app/mail/outbox.server.ts";
import { fromNow } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { listDigests, lockDigests } from "./queries/digests.server.ts";

/** After this, the next digest tells what is still unread. */
const digestMaxAgeMs = 1 * days;

/**
 * The hourly job `mail-discussion-digests`: at most one mail a day to each reader, from 17:00 in their zone, about unread
 * mentions and answers: who wrote and where, never the words. Running it again sends nothing twice.
 */
export async function mailDigests(db: Db): Promise<void> {
  await db.transaction(async (db) => {
    await lockDigests(db);
    const digests = await listDigests(db);
    const uselessAfter = fromNow(digestMaxAgeMs);
    await queueMails(
      db,
      "discussion_digest",
      digests.map(({ total, posts, ...to }) => ({ to, data: { total, posts }, uselessAfter })),
    );
  });
}
