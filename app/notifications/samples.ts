import type { Mails } from "./mail.ts";

/** What the previews say instead of anything true. */
export const samples: { [Name in keyof Mails]: Mails[Name] } = {
  sign_in: { linkPath: "/sign-in/link?token=SAMPLE", code: "123456", minutes: 20 },
  no_account: { signUpPath: "/sign-up" },
  sign_up: { linkPath: "/sign-up/link?token=SAMPLE", code: "123456", minutes: 60 },
  already_registered: { signInPath: "/sign-in", resetPath: "/forgot-password" },
  verify_email: { linkPath: "/verify-email?token=SAMPLE", minutes: 1440 },
  reset_password: { linkPath: "/reset-password?token=SAMPLE", minutes: 60 },
  confirm_email_change: { linkPath: "/confirm-email?token=SAMPLE", minutes: 60 },
  email_changed: { undoPath: "/undo-email-change?token=SAMPLE", days: 7 },
  email_change_undone: { settingsPath: "/settings/sign-in" },
  security_change: { change: "password_changed", at: "2026-11-24T05:30:00.000Z", settingsPath: "/settings/sign-in" },
  merge_accounts: { code: "123456", minutes: 20 },
  accounts_merged: { settingsPath: "/settings/sign-in" },
  invitation: {
    inviterName: "Sample Inviter",
    organizationName: "Sample School District",
    note: "A sample note.\n\nIt has two paragraphs.",
    linkPath: "/invitation?token=SAMPLE",
    days: 14,
  },
  role_granted: {
    role: "Data coach",
    scope: "Sample Cohort",
    endsAt: "2027-06-30T07:00:00.000Z",
    settingsPath: "/settings/profile",
  },
  role_ended: { role: "Data coach", scope: null, settingsPath: "/settings/profile" },
  export_ready: { linkPath: "/settings/data", days: 7 },
  erasure_requested: { undoPath: "/undo-erasure?token=SAMPLE", dueAt: "2026-12-08T08:00:00.000Z" },
  erasure_cancelled: { settingsPath: "/settings/data" },
  erasure_done: {},
  import_done: { fileName: "sample-people.csv", rows: 250, linkPath: "/admin/imports" },
  import_failed: { fileName: "sample-people.csv", linkPath: "/admin/imports" },
  shared_reflections: { count: 3, linkPath: "/reflections/shared" },
  test: { at: "2026-11-24T05:30:00.000Z" },
};
