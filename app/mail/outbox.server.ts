import { enqueueAll } from "#app/jobs/queue.server.ts";
import { seal } from "#app/secrets/secrets.server.ts";
import { minutes } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import type { Mails, MailTemplate, Recipient } from "./mail.ts";
import { isSecurityNotice, maxMailsOfAKind } from "./mail-limit.ts";
import { countMailsOfLate, insertMails, updateHeldNotice } from "./queries/mails.server.ts";

type MailContent<Template extends MailTemplate> = { data: Mails[Template]; uselessAfter?: Date };

/**
 * Puts a mail into the outbox in the caller's transaction: it is sent if and only if that commits. After `uselessAfter`
 * it is no longer true and is dropped. Returns null when the address is at the limit for this kind (`maxMailsOfAKind`); a
 * security notice is then held rather than lost.
 */
export async function queueMail<Template extends MailTemplate>(
  db: Db,
  to: Recipient,
  { template, ...content }: { template: Template } & MailContent<Template>,
): Promise<{ mailId: string } | null> {
  const [mail] = await queueMails(db, template, [{ to, ...content }]);
  return mail ?? null;
}

/** The same for many mails of one template, each to a different recipient. */
export async function queueMails<Template extends MailTemplate>(
  db: Db,
  template: Template,
  mails: (MailContent<Template> & { to: Recipient })[],
): Promise<{ mailId: string }[]> {
  if (mails.length === 0) return [];
  return db.transaction(async (db) => {
    const { within, past } = await byLimit(db, template, mails);
    const posted = await insertMails(db, rowsOf(template, within));
    await enqueueAll(db, "send-mail", posted);
    if (!isSecurityNotice(template)) return posted;
    const held: { mailId: string }[] = [];
    for (const mail of past) held.push(...(await holdNotice(db, template, mail)));
    return [...posted, ...held];
  });
}

function rowsOf<Template extends MailTemplate>(
  template: Template,
  mails: (MailContent<Template> & { to: Recipient })[],
) {
  return mails.map(({ to, data, uselessAfter = null }) => ({
    ...{ personId: to.personId, email: to.email, language: to.language, timeZone: to.timeZone },
    ...{ template, uselessAfter, sealedData: seal("mail", JSON.stringify(data)) },
  }));
}

/** Puts the notice into the mail that waits past the limit, or creates that mail. */
async function holdNotice<Template extends MailTemplate>(
  db: Db,
  template: Template,
  mail: MailContent<Template> & { to: Recipient },
): Promise<{ mailId: string }[]> {
  const [row] = rowsOf(template, [mail]);
  if (!row) return [];
  const held = await updateHeldNotice(db, row, maxMailsOfAKind);
  if (held) return [held];
  const posted = await insertMails(db, [row]);
  await enqueueAll(db, "send-mail", posted, { startAfter: new Date(Date.now() + maxMailsOfAKind.minutes * minutes) });
  return posted;
}

/** How many more mails of a template each address takes within the hour. */
export async function roomForMails(
  db: Db,
  template: MailTemplate,
  addresses: readonly string[],
): Promise<(address: string) => number> {
  const folded = [...new Set(addresses.map((address) => address.toLowerCase()))];
  const counts = await countMailsOfLate(db, template, folded, maxMailsOfAKind.minutes);
  return (address) => Math.max(0, maxMailsOfAKind.mails - (counts.get(address.toLowerCase()) ?? 0));
}

async function byLimit<Mail extends { to: Recipient }>(
  db: Db,
  template: MailTemplate,
  mails: Mail[],
): Promise<{ within: Mail[]; past: Mail[] }> {
  const addressOf = ({ to }: Mail) => to.email.toLowerCase();
  const counts = await countMailsOfLate(db, template, [...new Set(mails.map(addressOf))], maxMailsOfAKind.minutes);
  const sorted: { within: Mail[]; past: Mail[] } = { within: [], past: [] };
  for (const mail of mails) {
    const count = (counts.get(addressOf(mail)) ?? 0) + 1;
    counts.set(addressOf(mail), count);
    sorted[count <= maxMailsOfAKind.mails ? "within" : "past"].push(mail);
  }
  return sorted;
}
