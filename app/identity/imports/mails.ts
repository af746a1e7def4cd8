import { link, named, paragraph } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    import_done: { fileName: string; rows: number; linkPath: string };
    import_failed: { fileName: string; linkPath: string };
  }
}

/** To the person who started an import. */
export const importMails = {
  import_done: {
    sample: { fileName: "sample-people.csv", rows: 250, linkPath: "/admin/imports" },
    message: ({ fileName, rows, linkPath }) => ({
      subject: m.importMailDoneSubject(),
      title: m.importMailDoneSubject(),
      parts: [paragraph(m.importMailDoneLead({ fileName: named(fileName), rows })), link(m.importMailLink(), linkPath)],
      reason: m.mailReasonWork(),
    }),
  },
  import_failed: {
    sample: { fileName: "sample-people.csv", linkPath: "/admin/imports" },
    message: ({ fileName, linkPath }) => ({
      subject: m.importMailFailedSubject(),
      title: m.importMailFailedSubject(),
      parts: [paragraph(m.importMailFailedLead({ fileName: named(fileName) })), link(m.importMailLink(), linkPath)],
      reason: m.mailReasonWork(),
    }),
  },
} satisfies Partial<Templates>;
