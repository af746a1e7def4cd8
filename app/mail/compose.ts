import * as m from "#app/messages/catalog.ts";
import type { Mails, MailTemplate } from "./mail.ts";
import type { MailMessage } from "./message.ts";
import { htmlOf } from "./message-html.ts";
import { textOf } from "./message-text.ts";
import type { Reader, Templates } from "./template.ts";

/** The two forms of a mail, sent together, with the calendar event that it tells of and what its headers say. */
export type Composed = { subject: string; html: string; text: string } & Pick<
  MailMessage,
  "calendar" | "thread" | "replyToken"
> & { unsubscribeUrl?: string };

/** Renders a mail. `address` is the site's, without a trailing slash. */
export function compose<Name extends MailTemplate>(
  templates: Templates,
  name: Name,
  data: Mails[Name],
  { address, ...reader }: Reader & { address: string },
): Composed {
  const message = templates[name].message(data, reader);
  const place = { address, siteName: m.appName() };
  const { subject, calendar, thread, replyToken, unsubscribePath } = message;
  return {
    ...{ subject, html: htmlOf(message, place), text: textOf(message, place) },
    ...(calendar && { calendar }),
    ...(thread && { thread }),
    ...(replyToken && { replyToken }),
    ...(unsubscribePath && { unsubscribeUrl: address + unsubscribePath }),
  };
}
