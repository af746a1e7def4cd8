import { link, named, paragraph, quote } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    /** To clock-hour managers: records are held, or a hold ends within a week. `title` is null for all records. */
    records_hold: { what: "placed" | "ending"; title: string | null; reason: string; endsAt: string };
  }
}

export const creditMails = {
  records_hold: {
    sample: { what: "ending", title: "Sample training", reason: "A sample audit.", endsAt: "2026-12-01T00:00:00.000Z" },
    message: ({ what, title, reason, endsAt }, reader) => {
      const held = title === null ? m.creditHoldEverything() : named(title, 80);
      const subject = m.creditHoldMailSubject({ what, title: held });
      return {
        subject,
        title: subject,
        parts: [
          quote(reason),
          paragraph(m.creditHoldMailUntil({ until: dayAndTimeIn(reader.timeZone, endsAt) })),
          paragraph(m.creditHoldMailNext({ what })),
          link(m.creditHolds(), "/credit/holds"),
        ],
        reason: m.creditHoldMailReason(),
      };
    },
  },
} satisfies Partial<Templates>;
