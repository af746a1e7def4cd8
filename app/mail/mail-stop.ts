import type { MailTemplate } from "./mail.ts";

/** Why an address gets no mail: its server refused a mail for good, or its owner reported one as spam. */
export const stopReasons = ["bounced", "complained"] as const;
export type StopReason = (typeof stopReasons)[number];

/**
 * Whether a mail server's answer says that the address takes no mail at all: RFC 3463, 5.1.x (no such address), 5.2.1
 * (disabled), 5.0.0; RFC 5321, 550, 551 and 553. A full mailbox, a mail that is too large or refused for its content say
 * nothing of the next one.
 */
export function saysNoSuchAddress(code: string): boolean {
  return /^5\.(1\.\d{1,3}|2\.1|0\.0)$/.test(code) || /^55[013]$/.test(code);
}

/** Sent even to a stopped address: what a person asks for at that moment, often to prove that it works again. */
const sentAnyway: readonly string[] = [
  "sign_in",
  "sign_up",
  "verify_email",
  "reset_password",
  "confirm_email_change",
  "merge_accounts",
] satisfies MailTemplate[];

export const isSentAnyway = (template: string): boolean => sentAnyway.includes(template);
