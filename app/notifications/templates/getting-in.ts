import * as m from "#app/messages/catalog.ts";
import { code, link, paragraph } from "../letter.ts";
import { daysLong, lengthOf, type Templates } from "./template.ts";

/** To whoever typed an address: what they need next, and that nothing happens if it was somebody else. */
export const gettingIn: Templates<
  | "sign_in"
  | "no_account"
  | "sign_up"
  | "already_registered"
  | "verify_email"
  | "reset_password"
  | "confirm_email_change"
  | "email_changed"
  | "email_change_undone"
> = {
  sign_in: ({ linkPath, code: digits, minutes }) => ({
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
  no_account: ({ signUpPath }) => ({
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
  sign_up: ({ linkPath, code: digits, minutes }) => ({
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
  already_registered: ({ signInPath, resetPath }) => ({
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
  verify_email: ({ linkPath, minutes }) => ({
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
  reset_password: ({ linkPath, minutes }) => ({
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
  confirm_email_change: ({ linkPath, minutes }) => ({
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
  email_changed: ({ undoPath, days }) => ({
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
  email_change_undone: ({ settingsPath }) => ({
    subject: m.mailEmailUndoneSubject(),
    title: m.mailEmailUndoneSubject(),
    parts: [paragraph(m.mailEmailUndoneLead()), link(m.mailSettings(), settingsPath)],
    reason: m.mailReasonAccount(),
  }),
};
