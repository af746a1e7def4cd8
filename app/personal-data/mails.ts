import { link, paragraph } from "#app/mail/letter.ts";
import { daysLong, type Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { dayIn } from "#app/time/dates.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    accounts_merged: { settingsPath: string };
    export_ready: { linkPath: string; days: number };
    erasure_requested: { undoPath: string; dueAt: string };
    erasure_cancelled: { settingsPath: string };
    erasure_done: Record<string, never>;
  }
}

/** To somebody about their whole account. */
export const personalDataMails = {
  accounts_merged: {
    sample: { settingsPath: "/settings/sign-in" },
    letter: ({ settingsPath }) => ({
      subject: m.mailMergedSubject(),
      title: m.mailMergedSubject(),
      parts: [
        paragraph(m.mailMergedLead()),
        paragraph(m.mailSecurityYou()),
        paragraph(m.mailNotYou()),
        link(m.mailSettings(), settingsPath),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
  export_ready: {
    sample: { linkPath: "/settings/data", days: 7 },
    letter: ({ linkPath, days }) => ({
      subject: m.mailExportSubject(),
      title: m.mailExportSubject(),
      parts: [
        paragraph(m.mailExportLead()),
        link(m.mailExportLink(), linkPath),
        paragraph(m.mailExportKept({ length: daysLong(days) })),
        paragraph(m.mailNotYou()),
        link(m.mailSettings(), "/settings/sign-in"),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
  erasure_requested: {
    sample: { undoPath: "/undo-erasure?token=SAMPLE", dueAt: "2026-12-08T08:00:00.000Z" },
    letter: ({ undoPath, dueAt }, { timeZone }) => ({
      subject: m.mailErasureSubject(),
      title: m.mailErasureSubject(),
      parts: [
        paragraph(m.mailErasureLead({ day: dayIn(timeZone, dueAt) })),
        link(m.mailErasureLink(), undoPath),
        paragraph(m.mailErasureCare()),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
  erasure_cancelled: {
    sample: { settingsPath: "/settings/data" },
    letter: ({ settingsPath }) => ({
      subject: m.mailErasureCancelledSubject(),
      title: m.mailErasureCancelledSubject(),
      parts: [
        paragraph(m.mailErasureCancelledLead()),
        paragraph(m.mailSecurityYou()),
        paragraph(m.mailNotYou()),
        link(m.mailSettings(), settingsPath),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
  erasure_done: {
    sample: {},
    letter: () => ({
      subject: m.mailErasureDoneSubject(),
      title: m.mailErasureDoneSubject(),
      parts: [paragraph(m.mailErasureDoneLead())],
      reason: m.mailErasureDoneReason(),
    }),
  },
} satisfies Partial<Templates>;
