import type { MailTemplate } from "./mail.ts";

/**
 * What one address gets of one kind of mail, whoever causes it and from wherever. Verbs that mail what somebody asks for
 * refuse sooner and say so; this holds all others, and those to come: what is past it stands on the site's pages alone.
 */
export const mostOfAKind = { mails: 30, minutes: 60 };

/**
 * What somebody has to hear of even so, or a thief could bury one notice under thirty of their own making. Past the
 * limit the newest of these waits in one mail, which goes out when the minutes have passed.
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
