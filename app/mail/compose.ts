import * as m from "#app/messages/catalog.ts";
import type { Mails, MailTemplate } from "./mail.ts";
import { htmlOf } from "./message-html.ts";
import { textOf } from "./message-text.ts";
import type { Reader, Templates } from "./template.ts";

/** A mail in the two forms that go out together. */
export type Composed = { subject: string; html: string; text: string };

/** Writes a mail. `address` is the site's, without a slash at its end. */
export function compose<Name extends MailTemplate>(
  templates: Templates,
  name: Name,
  data: Mails[Name],
  { address, ...reader }: Reader & { address: string },
): Composed {
  const message = templates[name].message(data, reader);
  const place = { address, siteName: m.appName() };
  return { subject: message.subject, html: htmlOf(message, place), text: textOf(message, place) };
}
