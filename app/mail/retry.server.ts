import { enqueue, enqueueAll } from "#app/jobs/queue.server.ts";
import type { Db } from "#db/client.server.ts";
import { lockRetriableMail, updateFailedMailsToWaiting, updateMail } from "./queries/mails.server.ts";

/** At most this many at once, so that one press neither takes long nor fills the queue. */
const maxRetried = 500;

/** Sends a mail again with a full set of tries; "missing" when nothing of it is left to send. */
export async function retryMail(db: Db, mailId: string): Promise<"retried" | "missing"> {
  return db.transaction(async (db) => {
    const mail = await lockRetriableMail(db, mailId);
    if (!mail) return "missing";
    await updateMail(db, mailId, { state: "waiting", settledAt: null });
    await enqueue(db, "send-mail", { mailId });
    return "retried";
  });
}

/** The same for all failed mail, oldest first; returns how many there were. */
export async function retryFailedMails(db: Db): Promise<number> {
  return db.transaction(async (db) => {
    const retried = await updateFailedMailsToWaiting(db, maxRetried);
    await enqueueAll(db, "send-mail", retried);
    return retried.length;
  });
}
