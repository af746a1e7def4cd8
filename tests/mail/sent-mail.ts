import { eq } from "drizzle-orm";
import type { Mails, MailTemplate } from "#app/mail/mail.ts";
import { mailTransportFor } from "#app/mail/mail-transport.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { mailTemplates } from "#app/mails.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";
import { type MailServer, openMailServer } from "./mail-server.ts";

export const address = "https://practice.example.org";
export const from = "Sound Practice <practice@example.org>";
export const ana = { personId: null, email: "ana@example.org", language: "en", timeZone: "America/Los_Angeles" };
export const signIn: Mails["sign_in"] = { linkPath: "/sign-in/link?token=t0ken", code: "493027", minutes: 20 };
export const once = { isLastTry: false };

let server: MailServer | undefined;

/** A mail server for one test; see closeServer. */
export async function open(...options: Parameters<typeof openMailServer>): Promise<MailServer> {
  server = await openMailServer(...options);
  return server;
}

export async function closeServer(): Promise<void> {
  await server?.close();
  server = undefined;
}

/** What a worker needs to send mail through this server. */
export function post(mailUrl: string | undefined, { isDemo = false, patienceMs = 10_000 } = {}) {
  return {
    mailTransport: mailTransportFor({ mailUrl, mailFrom: from, isDemo, patienceMs }),
    address,
    templates: mailTemplates,
  };
}

/** Queues a mail to Ana. */
export async function outbox<Name extends MailTemplate>(
  db: Db,
  template: Name,
  data: Mails[Name],
  uselessAfter?: Date,
) {
  const posted = await queueMail(db, ana, { template, data, ...(uselessAfter && { uselessAfter }) });
  if (!posted) throw new Error("The outbox took no mail.");
  return posted;
}

/** How far a mail has come. */
export async function stateOf(db: Db, mailId: string) {
  const [row] = await db.select().from(mails).where(eq(mails.id, mailId));
  if (!row) throw new Error("The mail is gone.");
  return { state: row.state, problem: row.lastProblem, attempts: row.attempts, isKept: row.sealedData !== null };
}
