import { unseal } from "#app/secrets/secrets.server.ts";
import { type Composed, compose } from "./compose.ts";
import type { Mails, MailTemplate } from "./mail.ts";

type Sealed = { template: MailTemplate; timeZone: string; sealedData: Buffer | null };

/** A mail as it goes out; null when what it says is gone, or was sealed with another key. */
export function openMail({ template, timeZone, sealedData }: Sealed, address: string): Composed | null {
  const text = sealedData && unseal("mail", sealedData);
  if (!text) return null;
  const data: Mails[MailTemplate] = JSON.parse(text);
  return compose(template, data, { address, timeZone });
}
