import { link, named, noted, paragraph, quote } from "#app/mail/message.ts";
import { daysLong, type Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    invitation: {
      inviterName: string;
      /** The inviter's organization. */
      inviterOrganization?: string | null;
      organizationName: string | null;
      /** The role and scope in words; missing in mails from before this was added. */
      promise?: string;
      needsSecondStep?: boolean;
      note: string | null;
      linkPath: string;
      days: number;
    };
  }
}

/** To a person who is invited. */
export const invitationMails = {
  invitation: {
    sample: {
      inviterName: "Sample Inviter",
      inviterOrganization: "Sample Educational Service District",
      organizationName: "Sample School District",
      promise: "Program lead, Sample School District",
      needsSecondStep: true,
      note: "A sample note.\n\nIt has two paragraphs.",
      linkPath: "/invitation?token=SAMPLE",
      days: 14,
    },
    message: ({ inviterName, inviterOrganization = null, organizationName, note, linkPath, days, ...more }) => {
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
          ...(inviterOrganization === null
            ? []
            : [paragraph(m.invitationMailInviter({ inviter, organization: named(inviterOrganization) }))]),
          ...(more.promise ? [paragraph(m.invitationMailPromise({ promise: named(more.promise, 300) }))] : []),
          ...(note ? [paragraph(m.invitationMailNote({ inviter })), quote(noted(note))] : []),
          paragraph(m.invitationMailLinkLead()),
          link(m.invitationMailLink(), linkPath),
          paragraph(m.mailLinkWorks({ length: daysLong(days) })),
          ...(more.needsSecondStep ? [paragraph(m.invitationMailSecondStep())] : []),
          paragraph(m.invitationMailCare()),
        ],
        reason: m.invitationMailReason(),
      };
    },
  },
} satisfies Partial<Templates>;
