import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { paragraph } from "./message.ts";
import type { Templates } from "./template.ts";

/** The mail with which an administrator tests whether mail works. */
export const ownMails = {
  test: {
    sample: { at: "2026-11-24T05:30:00.000Z" },
    message: ({ at }, { timeZone }) => ({
      subject: m.mailTestSubject(),
      title: m.mailTestSubject(),
      parts: [paragraph(m.mailTestLead({ at: dayAndTimeIn(timeZone, at) }))],
      reason: m.mailReasonWork(),
    }),
  },
} satisfies Partial<Templates>;
