import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn, dayIn } from "#app/time/dates.ts";
import { code, link, named, paragraph } from "../letter.ts";
import { daysLong, lengthOf, type Templates } from "./template.ts";

/** To somebody with an account: what was done to it, and what to do if it was somebody else. */
export const account: Templates<
  | "security_change"
  | "merge_accounts"
  | "accounts_merged"
  | "role_granted"
  | "role_ended"
  | "export_ready"
  | "erasure_requested"
  | "erasure_cancelled"
  | "erasure_done"
> = {
  security_change: ({ change, at, settingsPath }, { timeZone }) => ({
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
  merge_accounts: ({ code: digits, minutes }) => ({
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
  accounts_merged: ({ settingsPath }) => ({
    subject: m.mailMergedSubject(),
    title: m.mailMergedSubject(),
    parts: [
      paragraph(m.mailMergedLead()),
      paragraph(m.mailSecurityYou()),
      paragraph(m.mailNotYou()),
      link(m.mailSettings(), settingsPath),
    ],
    reason: m.mailReasonAccount(),
  }),
  role_granted: ({ role, scope, endsAt, settingsPath }, { timeZone }) => ({
    subject: m.mailRoleGrantedSubject({ role }),
    title: m.mailRoleGrantedSubject({ role }),
    parts: [
      paragraph(
        scope === null ? m.mailRoleGrantedLead({ role }) : m.mailRoleGrantedLeadFor({ role, scope: named(scope) }),
      ),
      ...(endsAt === null ? [] : [paragraph(m.mailRoleUntil({ day: dayIn(timeZone, endsAt) }))]),
      link(m.mailRoleLink(), settingsPath),
    ],
    reason: m.mailReasonAccount(),
  }),
  role_ended: ({ role, scope, settingsPath }) => ({
    subject: m.mailRoleEndedSubject({ role }),
    title: m.mailRoleEndedSubject({ role }),
    parts: [
      paragraph(scope === null ? m.mailRoleEndedLead({ role }) : m.mailRoleEndedLeadFor({ role, scope: named(scope) })),
      paragraph(m.mailRoleEndedKept()),
      link(m.mailRoleLink(), settingsPath),
    ],
    reason: m.mailReasonAccount(),
  }),
  export_ready: ({ linkPath, days }) => ({
    subject: m.mailExportSubject(),
    title: m.mailExportSubject(),
    parts: [
      paragraph(m.mailExportLead()),
      link(m.mailExportLink(), linkPath),
      paragraph(m.mailExportKept({ length: daysLong(days) })),
      paragraph(m.mailNotYou()),
      link(m.mailSettings(), "/settings/sign-in"),
    ],
    reason: m.mailReasonAccount(),
  }),
  erasure_requested: ({ undoPath, dueAt }, { timeZone }) => ({
    subject: m.mailErasureSubject(),
    title: m.mailErasureSubject(),
    parts: [
      paragraph(m.mailErasureLead({ day: dayIn(timeZone, dueAt) })),
      link(m.mailErasureLink(), undoPath),
      paragraph(m.mailErasureCare()),
    ],
    reason: m.mailReasonAccount(),
  }),
  erasure_cancelled: ({ settingsPath }) => ({
    subject: m.mailErasureCancelledSubject(),
    title: m.mailErasureCancelledSubject(),
    parts: [
      paragraph(m.mailErasureCancelledLead()),
      paragraph(m.mailSecurityYou()),
      paragraph(m.mailNotYou()),
      link(m.mailSettings(), settingsPath),
    ],
    reason: m.mailReasonAccount(),
  }),
  erasure_done: () => ({
    subject: m.mailErasureDoneSubject(),
    title: m.mailErasureDoneSubject(),
    parts: [paragraph(m.mailErasureDoneLead())],
    reason: m.mailErasureDoneReason(),
  }),
};
