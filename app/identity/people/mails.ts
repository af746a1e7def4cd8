import { link, named, paragraph } from "#app/mail/message.ts";
import type { Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { dayIn } from "#app/time/dates.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    /** Role and scope as worded on the person's page. */
    role_granted: {
      role: string;
      scope: string | null;
      endsAt: string | null;
      settingsPath: string;
      /** Missing in mails from before this was added. */
      needsSecondStep?: boolean;
    };
    role_ended: { role: string; scope: string | null; settingsPath: string };
  }
}

/** To a person whose roles changed. */
export const roleMails = {
  role_granted: {
    sample: {
      role: "Data coach",
      scope: "Sample Cohort",
      endsAt: "2027-06-30T07:00:00.000Z",
      settingsPath: "/settings/profile",
      needsSecondStep: true,
    },
    message: ({ role, scope, endsAt, settingsPath, needsSecondStep = false }, { timeZone }) => ({
      subject: m.roleMailGrantedSubject({ role }),
      title: m.roleMailGrantedSubject({ role }),
      parts: [
        paragraph(
          scope === null ? m.roleMailGrantedLead({ role }) : m.roleMailGrantedLeadFor({ role, scope: named(scope) }),
        ),
        ...(endsAt === null ? [] : [paragraph(m.roleMailUntil({ day: dayIn(timeZone, endsAt) }))]),
        ...(needsSecondStep
          ? [paragraph(m.roleMailSecondStep()), link(m.roleMailSecondStepLink(), "/settings/two-step")]
          : [link(m.roleMailLink(), settingsPath)]),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
  role_ended: {
    sample: { role: "Data coach", scope: null, settingsPath: "/settings/profile" },
    message: ({ role, scope, settingsPath }) => ({
      subject: m.roleMailEndedSubject({ role }),
      title: m.roleMailEndedSubject({ role }),
      parts: [
        paragraph(
          scope === null ? m.roleMailEndedLead({ role }) : m.roleMailEndedLeadFor({ role, scope: named(scope) }),
        ),
        paragraph(m.roleMailEndedKept()),
        link(m.roleMailLink(), settingsPath),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
} satisfies Partial<Templates>;
