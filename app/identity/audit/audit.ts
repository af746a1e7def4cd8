import type { AuditAction } from "#app/audit-actions/audit-actions.ts";

/** Facts beside who and what: our own words, ids and numbers. Never a name, an address or anything a person wrote. */
export type AuditDetail = Record<string, string | number | boolean | null>;

export type AuditEvent = {
  /** Null when a job or a command did it. */
  actorId: string | null;
  action: AuditAction;
  /** The person whose data it was about; null when it was about nobody's. */
  subjectId?: string | null;
  organizationId?: string | null;
  detail?: AuditDetail;
};
