import { link, paragraph } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { dayInWords } from "#app/time/dates.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    /**
     * To a person who is asked to answer an instrument; once. `closesOn` is a day as YYYY-MM-DD; `about` the title of the
     * training that it asks about, if it was not their cohort's coaches who asked.
     */
    instrument_asked: { title: string; minutes: number; closesOn: string; linkPath: string; about?: string };
  }
}

/** Mail to people who are asked something. */
export const instrumentMails = {
  instrument_asked: {
    sample: { title: "Exit ticket", minutes: 1, closesOn: "2027-01-15", linkPath: "/instruments/sample" },
    message: ({ title, minutes, closesOn, linkPath, about }) => ({
      subject: m.instrumentsMailSubject({ title, minutes }),
      title: m.instrumentsMailSubject({ title, minutes }),
      parts: [
        paragraph(
          about === undefined
            ? m.instrumentsMailLead({ day: dayInWords(closesOn) })
            : m.instrumentsMailLeadAbout({ about, day: dayInWords(closesOn) }),
        ),
        link(m.instrumentsMailLink(), linkPath),
        link(m.instrumentsMailSettings(), "/settings/notifications"),
      ],
      reason: about === undefined ? m.instrumentsMailReason() : m.instrumentsMailReasonAbout({ about }),
    }),
  },
} satisfies Partial<Templates>;
