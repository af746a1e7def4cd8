import { link, paragraph } from "#app/mail/message.ts";
import { daysLong, type Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { dayIn } from "#app/time/dates.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    accounts_merged: { settingsPath: string };
    export_ready: { linkPath: string; days: number };
    /** `heldSince` if a records hold stops the erasure for now. */
    erasure_requested: { undoPath: string; dueAt: string; heldSince?: string | null };
    erasure_cancelled: { settingsPath: string };
    erasure_done: Record<string, never>;
  }
}

/** Mail about a person's whole account. */
export const personalDataMails = {
  accounts_merged: {
    sample: { settingsPath: "/settings/sign-in" },
    message: ({ settingsPath }) => ({
      subject: m.dataMailMergedSubject(),
      title: m.dataMailMergedSubject(),
      parts: [
        paragraph(m.dataMailMergedLead()),
        paragraph(m.mailSecurityYou()),
        paragraph(m.mailNotYou()),
        link(m.mailSettings(), settingsPath),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
  export_ready: {
    sample: { linkPath: "/settings/data", days: 7 },
    message: ({ linkPath, days }) => ({
      subject: m.dataMailExportSubject(),
      title: m.dataMailExportSubject(),
      parts: [
        paragraph(m.dataMailExportLead()),
        link(m.dataMailExportLink(), linkPath),
        paragraph(m.dataMailExportKept({ length: daysLong(days) })),
        paragraph(m.mailNotYou()),
        link(m.mailSettings(), "/settings/sign-in"),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
  erasure_requested: {
    sample: {
      undoPath: "/undo-erasure?token=SAMPLE",
      dueAt: "2026-12-08T08:00:00.000Z",
      heldSince: "2026-11-02T08:00:00.000Z",
    },
    message: ({ undoPath, dueAt, heldSince }, { timeZone }) => ({
      subject: m.dataMailErasureSubject(),
      title: m.dataMailErasureSubject(),
      parts: [
        paragraph(m.dataMailErasureLead({ day: dayIn(timeZone, dueAt) })),
        ...(heldSince ? [paragraph(m.leavingHeld({ day: dayIn(timeZone, heldSince) }))] : []),
        link(m.dataMailErasureLink(), undoPath),
        paragraph(m.dataMailErasureCare()),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
  erasure_cancelled: {
    sample: { settingsPath: "/settings/data" },
    message: ({ settingsPath }) => ({
      subject: m.dataMailErasureCancelledSubject(),
      title: m.dataMailErasureCancelledSubject(),
      parts: [
        paragraph(m.dataMailErasureCancelledLead()),
        paragraph(m.mailSecurityYou()),
        paragraph(m.mailNotYou()),
        link(m.mailSettings(), settingsPath),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
  erasure_done: {
    sample: {},
    message: () => ({
      subject: m.dataMailErasureDoneSubject(),
      title: m.dataMailErasureDoneSubject(),
      parts: [paragraph(m.dataMailErasureDoneLead())],
      reason: m.dataMailErasureDoneReason(),
    }),
  },
} satisfies Partial<Templates>;
