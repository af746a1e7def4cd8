import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const signInActions = {
  "email.verified": m.signInAuditEmailVerified,
  "email.changed": m.signInAuditEmailChanged,
  "email.change_undone": m.signInAuditEmailChangeUndone,
};
