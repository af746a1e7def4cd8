import { link, named, noted, paragraph, quote } from "#app/mail/message.ts";
import { daysLong, type Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    invitation: {
      inviterName: string;
      organizationName: string | null;
      note: string | null;
      linkPath: string;
      days: number;
    };
  }
}

/** To somebody who is invited. */
export const invitationMails = {
  invitation: {
    sample: {
      inviterName: "Sample Inviter",
      organizationName: "Sample School District",
      note: "A sample note.\n\nIt has two paragraphs.",
      linkPath: "/invitation?token=SAMPLE",
      days: 14,
    },
    message: ({ inviterName, organizationName, note, linkPath, days }) => {
      const inviter = named(inviterName);
      const subject = m.invitationMailSubject({ inviter: named(inviterName, 60) });
      return {
        subject,
        title: subject,
        parts: [
          paragraph(
            organizationName === null
              ? m.invitationMailLead({ inviter })
              : m.invitationMailLeadFor({ inviter, organization: named(organizationName) }),
          ),
          ...(note ? [paragraph(m.invitationMailNote({ inviter })), quote(noted(note))] : []),
          paragraph(m.invitationMailLinkLead()),
          link(m.invitationMailLink(), linkPath),
          paragraph(m.mailLinkWorks({ length: daysLong(days) })),
          paragraph(m.invitationMailCare()),
        ],
        reason: m.invitationMailReason(),
      };
    },
  },
} satisfies Partial<Templates>;
