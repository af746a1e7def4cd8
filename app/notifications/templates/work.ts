import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { link, named, noted, paragraph, quote } from "../letter.ts";
import { daysLong, type Templates } from "./template.ts";

/** What comes of working together: invitations, imports, what was shared. */
export const work: Templates<"invitation" | "import_done" | "import_failed" | "shared_reflections" | "test"> = {
  invitation: ({ inviterName, organizationName, note, linkPath, days }) => {
    const inviter = named(inviterName);
    const subject = m.mailInvitationSubject({ inviter: named(inviterName, 60) });
    return {
      subject,
      title: subject,
      parts: [
        paragraph(
          organizationName === null
            ? m.mailInvitationLead({ inviter })
            : m.mailInvitationLeadFor({ inviter, organization: named(organizationName) }),
        ),
        ...(note ? [paragraph(m.mailInvitationNote({ inviter })), quote(noted(note))] : []),
        paragraph(m.mailInvitationLinkLead()),
        link(m.mailInvitationLink(), linkPath),
        paragraph(m.mailLinkWorks({ length: daysLong(days) })),
        paragraph(m.mailInvitationCare()),
      ],
      reason: m.mailInvitationReason(),
    };
  },
  import_done: ({ fileName, rows, linkPath }) => ({
    subject: m.mailImportDoneSubject(),
    title: m.mailImportDoneSubject(),
    parts: [paragraph(m.mailImportDoneLead({ fileName: named(fileName), rows })), link(m.mailImportLink(), linkPath)],
    reason: m.mailReasonWork(),
  }),
  import_failed: ({ fileName, linkPath }) => ({
    subject: m.mailImportFailedSubject(),
    title: m.mailImportFailedSubject(),
    parts: [paragraph(m.mailImportFailedLead({ fileName: named(fileName) })), link(m.mailImportLink(), linkPath)],
    reason: m.mailReasonWork(),
  }),
  shared_reflections: ({ count, linkPath }) => ({
    subject: m.mailSharedSubject({ count }),
    title: m.mailSharedSubject({ count }),
    parts: [
      paragraph(m.mailSharedLead({ count })),
      link(m.mailSharedLink(), linkPath),
      paragraph(m.mailSharedReason()),
      link(m.mailSharedSettings(), "/settings/notifications"),
    ],
    reason: m.mailReasonShared(),
  }),
  test: ({ at }, { timeZone }) => ({
    subject: m.mailTestSubject(),
    title: m.mailTestSubject(),
    parts: [paragraph(m.mailTestLead({ at: dayAndTimeIn(timeZone, at) }))],
    reason: m.mailReasonWork(),
  }),
};
