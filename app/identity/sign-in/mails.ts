import { code, link, paragraph } from "#app/mail/message.ts";
import { daysLong, lengthOf, type Templates } from "#app/mail/template.ts";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import type { SecurityChange } from "../accounts/security-change.ts";

declare module "#app/mail/mail.ts" {
  interface Mails {
    sign_in: { linkPath: string; code: string; minutes: number };
    /** Someone asked to sign in or to reset a password with an address that has no account. */
    no_account: { signUpPath: string };
    sign_up: { linkPath: string; code: string; minutes: number };
    /** Someone asked for a new account with an address that has one. */
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

/** To an address that someone typed, and to the owner of an account about its sign-in methods. */
export const signInMails = {
  sign_in: {
    sample: { linkPath: "/sign-in/link?token=SAMPLE", code: "123456", minutes: 20 },
    message: ({ linkPath, code: digits, minutes }) => ({
      subject: m.signInMailSignInSubject(),
      title: m.signInMailSignInSubject(),
      parts: [
        paragraph(m.signInMailSignInCodeLead()),
        code(digits),
        paragraph(m.signInMailSignInLinkLead()),
        link(m.signInMailSignInLink(), linkPath),
        paragraph(m.signInMailLinkAndCodeWork({ length: lengthOf(minutes) })),
        paragraph(m.signInMailSignInCare()),
      ],
      reason: m.signInMailReasonAddress(),
    }),
  },
  no_account: {
    sample: { signUpPath: "/sign-up" },
    message: ({ signUpPath }) => ({
      subject: m.signInMailNoAccountSubject(),
      title: m.signInMailNoAccountSubject(),
      parts: [
        paragraph(m.signInMailNoAccountLead()),
        paragraph(m.signInMailNoAccountOther()),
        link(m.signInMailNoAccountLink(), signUpPath),
        paragraph(m.signInMailIgnore()),
      ],
      reason: m.signInMailReasonAddress(),
    }),
  },
  sign_up: {
    sample: { linkPath: "/sign-up/link?token=SAMPLE", code: "123456", minutes: 60 },
    message: ({ linkPath, code: digits, minutes }) => ({
      subject: m.signInMailSignUpSubject(),
      title: m.signInMailSignUpSubject(),
      parts: [
        paragraph(m.signInMailSignUpLinkLead()),
        link(m.signInMailSignUpLink(), linkPath),
        paragraph(m.signInMailSignUpCodeLead()),
        code(digits),
        paragraph(m.signInMailLinkAndCodeWork({ length: lengthOf(minutes) })),
        paragraph(m.signInMailSignUpCare()),
      ],
      reason: m.signInMailReasonAddress(),
    }),
  },
  already_registered: {
    sample: { signInPath: "/sign-in", resetPath: "/forgot-password" },
    message: ({ signInPath, resetPath }) => ({
      subject: m.signInMailAlreadySubject(),
      title: m.signInMailAlreadySubject(),
      parts: [
        paragraph(m.signInMailAlreadyLead()),
        link(m.signInMailAlreadySignIn(), signInPath),
        paragraph(m.signInMailAlreadyResetLead()),
        link(m.signInMailAlreadyReset(), resetPath),
        paragraph(m.signInMailIgnore()),
      ],
      reason: m.signInMailReasonAddress(),
    }),
  },
  verify_email: {
    sample: { linkPath: "/verify-email?token=SAMPLE", minutes: 1440 },
    message: ({ linkPath, minutes }) => ({
      subject: m.signInMailVerifySubject(),
      title: m.signInMailVerifySubject(),
      parts: [
        paragraph(m.signInMailVerifyLead()),
        link(m.signInMailVerifyLink(), linkPath),
        paragraph(m.mailLinkWorks({ length: lengthOf(minutes) })),
        paragraph(m.signInMailIgnore()),
      ],
      reason: m.signInMailReasonAddress(),
    }),
  },
  reset_password: {
    sample: { linkPath: "/reset-password?token=SAMPLE", minutes: 60 },
    message: ({ linkPath, minutes }) => ({
      subject: m.signInMailResetSubject(),
      title: m.signInMailResetSubject(),
      parts: [
        paragraph(m.signInMailResetLead()),
        link(m.signInMailResetLink(), linkPath),
        paragraph(m.signInMailLinkWorksOnce({ length: lengthOf(minutes) })),
        paragraph(m.signInMailResetCare()),
      ],
      reason: m.signInMailReasonAddress(),
    }),
  },
  confirm_email_change: {
    sample: { linkPath: "/confirm-email?token=SAMPLE", minutes: 60 },
    message: ({ linkPath, minutes }) => ({
      subject: m.signInMailConfirmChangeSubject(),
      title: m.signInMailConfirmChangeSubject(),
      parts: [
        paragraph(m.signInMailConfirmChangeLead()),
        link(m.signInMailConfirmChangeLink(), linkPath),
        paragraph(m.signInMailLinkWorksOnce({ length: lengthOf(minutes) })),
        paragraph(m.signInMailConfirmChangeCare()),
      ],
      reason: m.signInMailReasonAddress(),
    }),
  },
  email_changed: {
    sample: { undoPath: "/undo-email-change?token=SAMPLE", days: 7 },
    message: ({ undoPath, days }) => ({
      subject: m.signInMailEmailChangedSubject(),
      title: m.signInMailEmailChangedSubject(),
      parts: [
        paragraph(m.signInMailEmailChangedLead()),
        paragraph(m.signInMailEmailChangedUndoLead({ length: daysLong(days) })),
        link(m.signInMailEmailChangedUndo(), undoPath),
        paragraph(m.mailSecurityYou()),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
  email_change_undone: {
    sample: { settingsPath: "/settings/sign-in" },
    message: ({ settingsPath }) => ({
      subject: m.signInMailEmailUndoneSubject(),
      title: m.signInMailEmailUndoneSubject(),
      parts: [paragraph(m.signInMailEmailUndoneLead()), link(m.mailSettings(), settingsPath)],
      reason: m.mailReasonAccount(),
    }),
  },
  security_change: {
    sample: { change: "password_changed", at: "2026-11-24T05:30:00.000Z", settingsPath: "/settings/sign-in" },
    message: ({ change, at, settingsPath }, { timeZone }) => ({
      subject: m.signInMailSecuritySubject({ change }),
      title: m.signInMailSecuritySubject({ change }),
      parts: [
        paragraph(m.signInMailSecurityLead({ change })),
        paragraph(m.signInMailSecurityAt({ at: dayAndTimeIn(timeZone, at) })),
        paragraph(m.mailSecurityYou()),
        paragraph(m.mailNotYou()),
        link(m.mailSettings(), settingsPath),
      ],
      reason: m.mailReasonAccount(),
    }),
  },
  merge_accounts: {
    sample: { code: "123456", minutes: 20 },
    message: ({ code: digits, minutes }) => ({
      subject: m.signInMailMergeSubject(),
      title: m.signInMailMergeSubject(),
      parts: [
        paragraph(m.signInMailMergeLead()),
        code(digits),
        paragraph(m.signInMailCodeWorks({ length: lengthOf(minutes) })),
        paragraph(m.signInMailMergeCare()),
      ],
      reason: m.signInMailReasonAddress(),
    }),
  },
} satisfies Partial<Templates>;
