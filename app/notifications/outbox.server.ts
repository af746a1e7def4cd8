import { enqueue } from "#app/jobs/queue.server.ts";
import { seal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import type { Mails, MailTemplate, Recipient } from "./mail.ts";
import { insertMail } from "./queries/mails.server.ts";

/**
 * Puts a mail into the outbox, in the caller's transaction: it goes out if and only if that commits. `uselessAfter` is
 * when it would tell nothing that is still true.
 */
export async function postMail<Template extends MailTemplate>(
  db: Db,
  to: Recipient,
  mail: { template: Template; data: Mails[Template]; uselessAfter?: Date },
): Promise<{ mailId: string }> {
  const { template, data, uselessAfter = null } = mail;
  return db.transaction(async (db) => {
    const sealedData = seal("mail", JSON.stringify(data));
    const mailId = await insertMail(db, { ...to, template, sealedData, uselessAfter });
    await enqueue(db, "send-mail", { mailId });
    return { mailId };
  });
}
