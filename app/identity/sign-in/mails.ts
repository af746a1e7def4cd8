import { code, link, paragraph } from "#app/mail/letter.ts";
import { daysLong, lengthOf, type Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import type { SecurityChange } from "../accounts/security-change.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    sign_in: { linkPath: string; code: string; minutes: number };
    /** Somebody asked to sign in or to reset a password with an address that has no account. */
    no_account: { signUpPath: string };
    sign_up: { linkPath: string; code: string; minutes: number };
    /** Somebody asked for a new account with an address that has one. */
    already_registered: { signInPath: string; resetPath: string };
    verify_email: { linkPath: string; minutes: number };
    reset_password: { linkPath: string; minutes: number };
    /** To the new address. */
    confirm_email_change: { linkPath: string; minutes: number };
    /** To the old address. */
    email_changed: { undoPath: string; days: number };
    email_change_undone: { settingsPath: string };
    security_change: { change: SecurityChange; at: string; settingsPath: string };
    merge_accounts: { code: string; minutes: number };
  }
}

/** To whoever typed an address, and to whoever owns an account about how it is opened. */
export const signInMails = {
  sign_in: {
    sample: { linkPath: "/sign-in/link?token=SAMPLE", code: "123456", minutes: 20 },
    letter: ({ linkPath, code: digits, minutes }) => ({
      subject: m.mailSignInSubject(),
      title: m.mailSignInSubject(),
      parts: [
        paragraph(m.mailSignInCodeLead()),
        code(digits),
        paragraph(m.mailSignInLinkLead()),
        link(m.mailSignInLink(), linkPath),
        paragraph(m.mailLinkAndCodeWork({ length: lengthOf(minutes) })),
        paragraph(m.mailSignInCare()),
      ],
      reason: m.mailReasonAddress(),
    }),
  },
  no_account: {
    sample: { signUpPath: "/sign-up" },
    letter: ({ signUpPath }) => ({
      subject: m.mailNoAccountSubject(),
      title: m.mailNoAccountSubject(),
      parts: [
        paragraph(m.mailNoAccountLead()),
        paragraph(m.mailNoAccountOther()),
        link(m.mailNoAccountLink(), signUpPath),
        paragraph(m.mailIgnore()),
      ],
      reason: m.mailReasonAddress(),
    }),
  },
  sign_up: {
    sample: { linkPath: "/sign-up/link?token=SAMPLE", code: "123456", minutes: 60 },
    letter: ({ linkPath, code: digits, minutes }) => ({
      subject: m.mailSignUpSubject(),
      title: m.mailSignUpSubject(),
      parts: [
        paragraph(m.mailSignUpLinkLead()),
        link(m.mailSignUpLink(), linkPath),
        paragraph(m.mailSignUpCodeLead()),
        code(digits),
        paragraph(m.mailLinkAndCodeWork({ length: lengthOf(minutes) })),
        paragraph(m.mailSignUpCare()),
      ],
      reason: m.mailReasonAddress(),
    }),
  },
  already_registered: {
    sample: { signInPath: "/sign-in", resetPath: "/forgot-password" },
    letter: ({ signInPath, resetPath }) => ({
      subject: m.mailAlreadySubject(),
      title: m.mailAlreadySubject(),
      parts: [
        paragraph(m.mailAlreadyLead()),
        link(m.mailAlreadySignIn(), signInPath),
        paragraph(m.mailAlreadyResetLead()),
        link(m.mailAlreadyReset(), resetPath),
        paragraph(m.mailIgnore()),
      ],
      reason: m.mailReasonAddress(),
    }),
  },
  verify_email: {
    sample: { linkPath: "/verify-email?token=SAMPLE", minutes: 1440 },
    letter: ({ linkPath, minutes }) => ({
      subject: m.mailVerifySubject(),
      title: m.mailVerifySubject(),
      parts: [
        paragraph(m.mailVerifyLead()),
        link(m.mailVerifyLink(), linkPath),
        paragraph(m.mailLinkWorks({ length: lengthOf(minutes) })),
        paragraph(m.mailIgnore()),
      ],
      reason: m.mailReasonAddress(),
    }),
  },
  reset_password: {
    sample: { linkPath: "/reset-password?token=SAMPLE", minutes: 60 },
    letter: ({ linkPath, minutes }) => ({
      subject: m.mailResetSubject(),
      title: m.mailResetSubject(),
      parts: [
        paragraph(m.mailResetLead()),
        link(m.mailResetLink(), linkPath),
        paragraph(m.mailLinkWorksOnce({ length: lengthOf(minutes) })),
        paragraph(m.mailResetCare()),
      ],
      reason: m.mailReasonAddress(),
    }),
  },
  confirm_email_change: {
    sample: { linkPath: "/confirm-email?token=SAMPLE", minutes: 60 },
    letter: ({ linkPath, minutes }) => ({
      subject: m.mailConfirmChangeSubject(),
      title: m.mailConfirmChangeSubject(),
      parts: [
        paragraph(m.mailConfirmChangeLead()),
        link(m.mailConfirmChangeLink(), linkPath),
        paragraph(m.mailLinkWorksOnce({ length: lengthOf(minutes) })),
        paragraph(m.mailConfirmChangeCare()),
      ],
      reason: m.mailReasonAddress(),
    }),
  },
  email_changed: {
    sample: { undoPath: "/undo-email-change?token=SAMPLE", days: 7 },
    letter: ({ undoPath, days }) => ({
      subject: m.mailEmailChangedSubject(),
      title: m.mailEmailChangedSubject(),
      parts: [
        paragraph(m.mailEmailChangedLead()),
        paragraph(m.mailEmailChangedUndoLead({ length: daysLong(days) })),
        link(m.mailEmailChangedUndo(), undoPath),
        paragraph(m.mailSecurityYou()),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
  email_change_undone: {
    sample: { settingsPath: "/settings/sign-in" },
    letter: ({ settingsPath }) => ({
      subject: m.mailEmailUndoneSubject(),
      title: m.mailEmailUndoneSubject(),
      parts: [paragraph(m.mailEmailUndoneLead()), link(m.mailSettings(), settingsPath)],
      reason: m.mailReasonAccount(),
    }),
  },
  security_change: {
    sample: { change: "password_changed", at: "2026-11-24T05:30:00.000Z", settingsPath: "/settings/sign-in" },
    letter: ({ change, at, settingsPath }, { timeZone }) => ({
      subject: m.mailSecuritySubject({ change }),
      title: m.mailSecuritySubject({ change }),
      parts: [
        paragraph(m.mailSecurityLead({ change })),
        paragraph(m.mailSecurityAt({ at: dayAndTimeIn(timeZone, at) })),
        paragraph(m.mailSecurityYou()),
        paragraph(m.mailNotYou()),
        link(m.mailSettings(), settingsPath),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
  merge_accounts: {
    sample: { code: "123456", minutes: 20 },
    letter: ({ code: digits, minutes }) => ({
      subject: m.mailMergeSubject(),
      title: m.mailMergeSubject(),
      parts: [
        paragraph(m.mailMergeLead()),
        code(digits),
        paragraph(m.mailCodeWorks({ length: lengthOf(minutes) })),
        paragraph(m.mailMergeCare()),
      ],
      reason: m.mailReasonAddress(),
    }),
  },
} satisfies Partial<Templates>;
