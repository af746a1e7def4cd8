import { link, paragraph } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    /**
     * Sent to coaches at most once on a weekday: how many reflections were newly shared with them, never their content.
     */
    shared_reflections: { count: number; linkPath: string };
  }
}

/** Mail to coaches. */
export const learningMails = {
  shared_reflections: {
    sample: { count: 3, linkPath: "/reflections/shared" },
    message: ({ count, linkPath }) => ({
      subject: m.sharedMailSubject({ count }),
      title: m.sharedMailSubject({ count }),
      parts: [
        paragraph(m.sharedMailLead({ count })),
        link(m.sharedMailLink(), linkPath),
        paragraph(m.sharedMailReason()),
        link(m.sharedMailSettings(), "/settings/notifications"),
      ],
      reason: m.sharedMailReasonShared(),
    }),
  },
} satisfies Partial<Templates>;
