export const mailStates = ["waiting", "sent", "captured", "failed", "dropped"] as const;
/** captured: kept for the mailbox page, where no mail server is; failed: given up; dropped: told nothing true any more. */
export type MailState = (typeof mailStates)[number];

/**
 * Every kind of mail with what it is told. Each domain adds its own in a file `mails.ts`; app/mails.ts has them all.
 * Paths begin with "/": the worker knows the site's address. Moments are ISO 8601.
 */
export interface Mails {
  test: { at: string };
}
export type MailTemplate = keyof Mails;

/** Who a mail is for. `personId` ties it to the account, with which it goes; null for who has none. */
export type Recipient = { personId: string | null; email: string; language: string; timeZone: string };
