/** What a mailed link or code is good for; it is good for nothing else. */
export const mailProofPurposes = [
  "sign_in",
  "sign_up",
  "verify_email",
  "change_email",
  "reset_password",
  "merge_accounts",
] as const;
export type MailProofPurpose = (typeof mailProofPurposes)[number];
