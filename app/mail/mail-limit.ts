import type { MailTemplate } from "./mail.ts";

/**
 * How much mail of one kind an address may get, from all causes together. Verbs that mail on request refuse
 * earlier and say so; this limits all others, including future ones: what exceeds it appears only on the site's pages.
 */
export const maxMailsOfAKind = { mails: 30, minutes: 60 };

/**
 * Notices that must arrive even past the limit, or a thief could bury one under thirty of their own making. Past the
 * limit, the newest of these waits in one mail, which is sent when the minutes have passed.
 */
const securityNotices: readonly MailTemplate[] = [
  "security_change",
  "email_changed",
  "email_change_undone",
  "accounts_merged",
  "erasure_requested",
  "erasure_done",
];

export const isSecurityNotice = (template: MailTemplate) => securityNotices.includes(template);
