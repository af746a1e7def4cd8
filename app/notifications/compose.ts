import * as m from "#app/messages/catalog.ts";
import type { Letter } from "./letter.ts";
import { htmlOf } from "./letter-html.ts";
import { textOf } from "./letter-text.ts";
import type { Mails, MailTemplate } from "./mail.ts";
import { account } from "./templates/account.ts";
import { gettingIn } from "./templates/getting-in.ts";
import type { Reader, Templates } from "./templates/template.ts";
import { work } from "./templates/work.ts";

const templates: Templates<MailTemplate> = { ...gettingIn, ...account, ...work };

/** A mail in the two forms that go out together. */
export type Composed = { subject: string; html: string; text: string };

/** Writes a mail. `address` is the site's, without a slash at its end. */
export function compose<Name extends MailTemplate>(
  template: Name,
  data: Mails[Name],
  { address, ...reader }: Reader & { address: string },
): Composed {
  const letter: Letter = templates[template](data, reader);
  const place = { address, siteName: m.appName() };
  return { subject: letter.subject, html: htmlOf(letter, place), text: textOf(letter, place) };
}
