import { link, paragraph } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { dayInWords } from "#app/time/dates.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    /** To a person who is asked to answer an instrument; once. `closesOn` is a day as YYYY-MM-DD. */
    instrument_asked: { title: string; minutes: number; closesOn: string; linkPath: string };
  }
}

/** Mail to people who are asked something. */
export const instrumentMails = {
  instrument_asked: {
    sample: { title: "Exit ticket", minutes: 1, closesOn: "2027-01-15", linkPath: "/instruments/sample" },
    message: ({ title, minutes, closesOn, linkPath }) => ({
      subject: m.instrumentsMailSubject({ title, minutes }),
      title: m.instrumentsMailSubject({ title, minutes }),
      parts: [
        paragraph(m.instrumentsMailLead({ day: dayInWords(closesOn) })),
        link(m.instrumentsMailLink(), linkPath),
        link(m.instrumentsMailSettings(), "/settings/notifications"),
      ],
      reason: m.instrumentsMailReason(),
    }),
  },
} satisfies Partial<Templates>;
