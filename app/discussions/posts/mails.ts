import { link, paragraph } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import type { WhyNotWrite } from "../spaces/space.ts";

/** Why an answer by mail was not posted. */
export type WhyNotPosted = "other-address" | "empty" | "too-long" | "missing" | WhyNotWrite;

declare module "#app/mail/mail.ts" {
  interface Mails {
    /** To a person whose answer by mail was not posted. */
    reply_refused: { why: WhyNotPosted; postPath: string };
  }
}

export const postMails = {
  reply_refused: {
    sample: { why: "other-address", postPath: "/community" },
    message: ({ why, postPath }) => ({
      subject: m.replyMailSubject(),
      title: m.replyMailSubject(),
      parts: [paragraph(m.replyMailWhy({ why: why.replaceAll("-", "_") })), link(m.replyMailOpen(), postPath)],
      reason: m.replyMailReason(),
    }),
  },
} satisfies Partial<Templates>;
