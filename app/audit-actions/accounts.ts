import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const accountActions = {
  "account.created": { group: "people", words: m.accountsAuditAccountCreated },
  "password.changed": { group: "signing_in", words: m.accountsAuditPasswordChanged },
  "password.reset": { group: "signing_in", words: m.accountsAuditPasswordReset },
  "two_step.turned_on": { group: "signing_in", words: m.accountsAuditTwoStepTurnedOn },
  "two_step.turned_off": { group: "signing_in", words: m.accountsAuditTwoStepTurnedOff },
  "two_step.reset": { group: "signing_in", words: m.accountsAuditTwoStepReset },
  "recovery_code.used": { group: "signing_in", words: m.accountsAuditRecoveryCodeUsed },
  "recovery_codes.made": { group: "signing_in", words: m.accountsAuditRecoveryCodesMade },
  "passkey.added": { group: "signing_in", words: m.accountsAuditPasskeyAdded },
  "passkey.removed": { group: "signing_in", words: m.accountsAuditPasskeyRemoved },
  "connected_sign_in.added": { group: "signing_in", words: m.accountsAuditConnectedSignInAdded },
  "connected_sign_in.removed": { group: "signing_in", words: m.accountsAuditConnectedSignInRemoved },
} satisfies AuditActions;
