export const mailStates = ["waiting", "sent", "captured", "failed", "dropped"] as const;
/** captured: kept for the mailbox page, where there is no mail server; failed: given up; dropped: no longer true. */
export type MailState = (typeof mailStates)[number];

/**
 * Every kind of mail with its data. Each domain adds its own in a file `mails.ts`; app/mails.ts has them all. Paths
 * begin with "/", because the worker knows the site's address. Times are ISO 8601.
 */
export interface Mails {
  test: { at: string };
}
export type MailTemplate = keyof Mails;

/**
 * The recipient. `personId` ties the mail to the account, which takes it along when erased; null without an account.
 */
export type Recipient = { personId: string | null; email: string; language: string; timeZone: string };
