import * as m from "#app/messages/catalog.ts";
import { htmlOf } from "./letter-html.ts";
import { textOf } from "./letter-text.ts";
import type { Mails, MailTemplate } from "./mail.ts";
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
  const letter = templates[name].letter(data, reader);
  const place = { address, siteName: m.appName() };
  return { subject: letter.subject, html: htmlOf(letter, place), text: textOf(letter, place) };
}
