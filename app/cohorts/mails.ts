import { link, named, paragraph } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    /** To a member who has been quiet: what their coach wrote. */
    nudge: { coach: string; cohort: string; body: string; linkPath: string };
  }
}

export const cohortMails = {
  nudge: {
    sample: { coach: "Sample Coach", cohort: "Sample Cohort", body: "A sample message.", linkPath: "/cohorts/sample" },
    message: ({ coach, cohort, body, linkPath }) => ({
      subject: m.nudgeMailSubject({ coach: named(coach), cohort: named(cohort) }),
      title: m.nudgeMailSubject({ coach: named(coach), cohort: named(cohort) }),
      parts: [
        ...nudgeParagraphs(body).map(paragraph),
        link(m.nudgeMailAnswer(), linkPath),
        link(m.nudgeMailSettings(), "/settings/notifications"),
      ],
      reason: m.nudgeMailReason({ cohort: named(cohort) }),
    }),
  },
} satisfies Partial<Templates>;

/** The paragraphs of a message: what blank lines part. */
function nudgeParagraphs(body: string): string[] {
  return body
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
