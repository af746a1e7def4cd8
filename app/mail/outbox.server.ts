import { enqueueAll } from "#app/jobs/queue.server.ts";
import { seal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import type { Mails, MailTemplate, Recipient } from "./mail.ts";
import { mostOfAKind } from "./mail-limit.ts";
import { countMailsOfLate, insertMails } from "./queries/mails.server.ts";

type Told<Template extends MailTemplate> = { data: Mails[Template]; uselessAfter?: Date };

/**
 * Puts a mail into the outbox, in the caller's transaction: it goes out if and only if that commits. `uselessAfter` is
 * when it would tell nothing that is still true. Null when the address has had its most of this kind: see `mostOfAKind`.
 */
export async function postMail<Template extends MailTemplate>(
  db: Db,
  to: Recipient,
  { template, ...told }: { template: Template } & Told<Template>,
): Promise<{ mailId: string } | null> {
  const [mail] = await postMails(db, template, [{ to, ...told }]);
  return mail ?? null;
}

/** The same for many of a template at once, each to somebody else. */
export async function postMails<Template extends MailTemplate>(
  db: Db,
  template: Template,
  mails: (Told<Template> & { to: Recipient })[],
): Promise<{ mailId: string }[]> {
  if (mails.length === 0) return [];
  return db.transaction(async (db) => {
    const allowed = await withinLimit(db, template, mails);
    if (allowed.length === 0) return [];
    const rows = allowed.map(({ to, data, uselessAfter = null }) => ({
      ...{ personId: to.personId, email: to.email, language: to.language, timeZone: to.timeZone },
      ...{ template, uselessAfter, sealedData: seal("mail", JSON.stringify(data)) },
    }));
    const posted = await insertMails(db, rows);
    await enqueueAll(db, "send-mail", posted);
    return posted;
  });
}

async function withinLimit<Mail extends { to: Recipient }>(
  db: Db,
  template: MailTemplate,
  mails: Mail[],
): Promise<Mail[]> {
  const addressOf = ({ to }: Mail) => to.email.toLowerCase();
  const counts = await countMailsOfLate(db, template, [...new Set(mails.map(addressOf))], mostOfAKind.minutes);
  return mails.filter((mail) => {
    const count = (counts.get(addressOf(mail)) ?? 0) + 1;
    counts.set(addressOf(mail), count);
    return count <= mostOfAKind.mails;
  });
}
