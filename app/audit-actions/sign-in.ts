import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const signInActions = {
  "email.verified": m.auditEmailVerified,
  "email.changed": m.auditEmailChanged,
  "email.change_undone": m.auditEmailChangeUndone,
};
