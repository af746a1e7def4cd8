export const mailStates = ["waiting", "sent", "captured", "failed", "dropped"] as const;
/** captured: kept for the mailbox page, where no mail server is; failed: given up; dropped: told nothing true any more. */
export type MailState = (typeof mailStates)[number];

/** What was changed about how somebody signs in. */
export type SecurityChange =
  | "password_changed"
  | "password_removed"
  | "two_step_on"
  | "two_step_off"
  | "two_step_reset"
  | "recovery_codes_made"
  | "recovery_code_used"
  | "passkey_added"
  | "passkey_removed"
  | "connected_added"
  | "connected_removed";

/** Every mail, with what it is told. Paths begin with "/": the worker knows the site's address. Moments are ISO 8601. */
export type Mails = {
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
  accounts_merged: { settingsPath: string };
  invitation: {
    inviterName: string;
    organizationName: string | null;
    note: string | null;
    linkPath: string;
    days: number;
  };
  /** Role and scope in the words of the person's page. */
  role_granted: { role: string; scope: string | null; endsAt: string | null; settingsPath: string };
  role_ended: { role: string; scope: string | null; settingsPath: string };
  export_ready: { linkPath: string; days: number };
  erasure_requested: { undoPath: string; dueAt: string };
  erasure_cancelled: { settingsPath: string };
  erasure_done: Record<string, never>;
  import_done: { fileName: string; rows: number; linkPath: string };
  import_failed: { fileName: string; linkPath: string };
  /** To coaches, once on a weekday: how many reflections were newly shared with them, never what they say. */
  shared_reflections: { count: number; linkPath: string };
  test: { at: string };
};
export type MailTemplate = keyof Mails;

const templates: Record<MailTemplate, true> = {
  sign_in: true,
  no_account: true,
  sign_up: true,
  already_registered: true,
  verify_email: true,
  reset_password: true,
  confirm_email_change: true,
  email_changed: true,
  email_change_undone: true,
  security_change: true,
  merge_accounts: true,
  accounts_merged: true,
  invitation: true,
  role_granted: true,
  role_ended: true,
  export_ready: true,
  erasure_requested: true,
  erasure_cancelled: true,
  erasure_done: true,
  import_done: true,
  import_failed: true,
  shared_reflections: true,
  test: true,
};

/** In the order of Mails, for the database's check and the page of previews. */
export const mailTemplateNames = Object.keys(templates) as [MailTemplate, ...MailTemplate[]];

/** Who a mail is for. `personId` ties it to the account, with which it goes; null for who has none. */
export type Recipient = { personId: string | null; email: string; language: string; timeZone: string };

/** Whether this may be the id of a mail: anything else names none. */
export function isMailId(text: string | undefined): text is string {
  return /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/.test(text ?? "");
}
