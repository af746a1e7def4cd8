import { desc, sql } from "drizzle-orm";
import type { Mails, MailTemplate } from "#app/mail/mail.ts";
import { unseal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";

/**
 * The order of mail, last written first. Mail of one transaction has one time, and addresses of rows are reused, so what
 * remains is the number of the command in its transaction.
 */
export const newestFirst = [desc(mails.createdAt), sql`cmin::text::bigint desc`];

/** The mail in the outbox, last written first, as its recipient would get it. */
export async function outbox(db: Db) {
  const rows = await db
    .select()
    .from(mails)
    .orderBy(...newestFirst);
  return rows.map(({ email, template, sealedData }) => {
    const data: unknown = JSON.parse((sealedData && unseal("mail", sealedData)) ?? "null");
    return { email, template, data };
  });
}

/** The data of the newest mail of a kind to an address. */
export async function mailTo<Template extends MailTemplate>(
  db: Db,
  email: string,
  template: Template,
): Promise<Mails[Template]> {
  const found = (await outbox(db)).find((mail) => mail.email === email && mail.template === template);
  if (!found) throw new Error(`No ${template} waits for ${email}.`);
  return found.data as Mails[Template];
}

export const tokenIn = ({ linkPath }: { linkPath: string }) =>
  new URLSearchParams(linkPath.split("?")[1] ?? "").get("token") ?? "";
