import { link, named, paragraph } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import type { MailedNews } from "./mailing.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    /** To a lead who asked for it: links to the month's pages, and no number. */
    participation_figures: MailedNews & { month: string };
  }
}

export const participationMails = {
  participation_figures: {
    sample: {
      month: "October 2026",
      hasPeople: true,
      periods: [{ id: "sample", words: "July to September 2026" }],
      reports: [{ id: "sample", title: "Sample report" }],
    },
    message: ({ month, hasPeople, periods, reports }) => {
      const subject = m.figureMailSubject({ month });
      return {
        subject,
        title: subject,
        parts: [
          paragraph(m.figureMailLead()),
          ...(hasPeople ? [link(m.figureMailOverview(), "/participation")] : []),
          ...periods.map(({ id, words }) =>
            link(m.figureMailFrozen({ period: named(words) }), `/participation/periods/${id}`),
          ),
          ...reports.map(({ id, title }) =>
            link(m.figureMailReport({ title: named(title) }), `/participation/reports/${id}`),
          ),
          link(m.figureMailStop(), "/participation/mails"),
        ],
        reason: m.figureMailReason(),
      };
    },
  },
} satisfies Partial<Templates>;
