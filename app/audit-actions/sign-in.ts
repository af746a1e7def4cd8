import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const signInActions = {
  "email.verified": { group: "signing_in", words: m.signInAuditEmailVerified },
  "email.changed": { group: "signing_in", words: m.signInAuditEmailChanged },
  "email.change_undone": { group: "signing_in", words: m.signInAuditEmailChangeUndone },
} satisfies AuditActions;
