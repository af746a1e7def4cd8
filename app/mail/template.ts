import * as m from "#app/messages/catalog.ts";
import type { Mails, MailTemplate } from "./mail.ts";
import type { MailMessage } from "./message.ts";

/** The reader of a message, whose time zone its times are in. */
export type Reader = { timeZone: string };

/** A kind of mail: sample data for its preview, and its message. */
export type Template<Name extends MailTemplate> = {
  sample: Mails[Name];
  message: (data: Mails[Name], reader: Reader) => MailMessage;
};

export type Templates = { [Name in MailTemplate]: Template<Name> };

/** "20 minutes", "2 hours" or "7 days". */
export function lengthOf(minutes: number): string {
  if (minutes % 1440 === 0) return m.mailDays({ count: minutes / 1440 });
  if (minutes % 60 === 0) return m.mailHours({ count: minutes / 60 });
  return m.mailMinutes({ count: minutes });
}

export const daysLong = (count: number): string => m.mailDays({ count });
