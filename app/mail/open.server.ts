import { unseal } from "#app/secrets/secrets.server.ts";
import { type Composed, compose } from "./compose.ts";
import type { MailTemplate } from "./mail.ts";
import type { Templates } from "./template.ts";

type Sealed = { template: string; timeZone: string; sealedData: Buffer | null };

/** Decrypts and renders a mail; null when its data is gone, was sealed with another key, or is of an unknown kind. */
export function openMail(templates: Templates, mail: Sealed, address: string): Composed | null {
  const text = mail.sealedData && unseal("mail", mail.sealedData);
  if (!text || !isTemplate(templates, mail.template)) return null;
  return compose(templates, mail.template, JSON.parse(text), { address, timeZone: mail.timeZone });
}

function isTemplate(templates: Templates, name: string): name is MailTemplate {
  return Object.hasOwn(templates, name);
}
