/** What is removed by itself, after how long, and why not sooner or later. In the order in which the job does it. */
export const retentionRules = {
  sessions: { days: 0, why: "An expired session opens nothing." },
  mail_proofs: { days: 1, why: "A link or code that expired or was used proves nothing; a day serves questions." },
  passkey_challenges: { days: 0, why: "An expired challenge is answered by nobody." },
  email_changes: { days: 0, why: "An old address is kept only while the change can be undone from it." },
  mails: { days: 30, why: "Long enough to see that mail arrived, or why it did not." },
  data_exports: { days: 0, why: "A download is a copy of everything about somebody: it goes when its link expires." },
  unfinished_exports: { days: 7, why: "A download that was never written is nothing to keep." },
  imports: { days: 7, why: "A file that was checked and left alone holds people who are not here yet." },
  rate_limits: { days: 0, why: "A window that has ended limits nobody." },
  invitations: { days: 365, why: "For a year after its end it explains how somebody came here." },
  erasures: { days: 7 * 365, why: "Shows that an erasure was done, as long as the record of who did what." },
  audit_events: {
    days: 7 * 365 + 2,
    why: "Seven years, as long as records of professional learning stay open to inspection (WAC 181-85-205).",
  },
  content_releases: { days: 30, why: "An edition of the courses that was replaced is served to nobody any more." },
  retention_runs: { days: 2 * 365, why: "Shows over two years that these rules were kept." },
} as const satisfies Record<string, { days: number; why: string }>;

export type RetentionRule = keyof typeof retentionRules;
export const retentionRuleNames = Object.keys(retentionRules) as RetentionRule[];
