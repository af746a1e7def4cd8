import { link, paragraph } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    /** To owners: their work was returned or accepted. Never its words, nor the feedback's. */
    artifact_answered: { isAccepted: boolean; linkPath: string };
    /** To coaches of its cohort: work was handed in. Never its title: it may be taken back. */
    artifact_handed_in: { cohort: string; linkPath: string };
    /** To the author of a reflection that was answered. */
    reflection_answered: { linkPath: string };
  }
}

const settings = () => link(m.artifactsMailSettings(), "/settings/notifications");

/** Mail about feedback: that there is some and where, never what it says. */
export const artifactMails = {
  artifact_answered: {
    sample: { isAccepted: false, linkPath: "/artifacts/sample" },
    message: ({ isAccepted, linkPath }) => {
      const subject = isAccepted ? m.artifactsMailAccepted() : m.artifactsMailReturned();
      const parts = [
        paragraph(m.artifactsMailAnsweredLead()),
        link(m.artifactsMailAnsweredLink(), linkPath),
        settings(),
      ];
      return { subject, title: subject, parts, reason: m.artifactsMailReasonOwner() };
    },
  },
  artifact_handed_in: {
    sample: { cohort: "Sample Cohort", linkPath: "/cohorts/sample/work" },
    message: ({ cohort, linkPath }) => ({
      subject: m.artifactsMailHandedIn({ cohort }),
      title: m.artifactsMailHandedIn({ cohort }),
      parts: [paragraph(m.artifactsMailHandedInLead()), link(m.artifactsMailHandedInLink(), linkPath), settings()],
      reason: m.artifactsMailReasonCoach(),
    }),
  },
  reflection_answered: {
    sample: { linkPath: "/reflections/sample" },
    message: ({ linkPath }) => ({
      subject: m.artifactsMailReply(),
      title: m.artifactsMailReply(),
      parts: [paragraph(m.artifactsMailReplyLead()), link(m.artifactsMailReplyLink(), linkPath), settings()],
      reason: m.artifactsMailReasonReply(),
    }),
  },
} satisfies Partial<Templates>;
