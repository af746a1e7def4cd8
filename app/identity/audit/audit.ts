/**
 * What the audit trail names. `noun.happened`, the noun being what it was done to; each has its words in
 * content/messages/audit.json (audit.*).
 */
export const auditActions = [
  "account.created",
  "account.erasure_requested",
  "account.erasure_cancelled",
  "account.erased",
  "account.merged",
  "session.started",
  "session.refused",
  "session.ended",
  "session.ended_everywhere",
  "password.changed",
  "password.reset",
  "email.verified",
  "email.changed",
  "email.change_undone",
  "two_step.turned_on",
  "two_step.turned_off",
  "two_step.reset",
  "recovery_code.used",
  "recovery_codes.made",
  "passkey.added",
  "passkey.removed",
  "connected_sign_in.added",
  "connected_sign_in.removed",
  "profile.changed",
  "person.viewed",
  "people.listed",
  "reflection.read",
  "membership.started",
  "membership.ended",
  "role.granted",
  "role.ended",
  "organization.created",
  "organization.changed",
  "organization.merged",
  "organization.closed",
  "organization.reopened",
  "organization.change_undone",
  "invitation.made",
  "invitation.revoked",
  "invitation.used",
  "import.checked",
  "import.done",
  "import.discarded",
  "view_as.started",
  "view_as.ended",
  "export.requested",
  "export.opened",
  "mail.retried",
  "mail.test_sent",
  "job.retried",
  "job.discarded",
  "maintenance.started",
  "maintenance.ended",
  "audit.read",
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Facts beside who and what: words of ours, ids and numbers. Never a name, an address or anything somebody wrote. */
export type AuditDetail = Record<string, string | number | boolean | null>;

export type AuditEvent = {
  /** Null when a job or a command did it. */
  actorId: string | null;
  action: AuditAction;
  /** Whose data it was about; null when it was about nobody's. */
  subjectId?: string | null;
  organizationId?: string | null;
  detail?: AuditDetail;
};
