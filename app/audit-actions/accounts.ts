import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const accountActions = {
  "account.created": m.accountsAuditAccountCreated,
  "password.changed": m.accountsAuditPasswordChanged,
  "password.reset": m.accountsAuditPasswordReset,
  "two_step.turned_on": m.accountsAuditTwoStepTurnedOn,
  "two_step.turned_off": m.accountsAuditTwoStepTurnedOff,
  "two_step.reset": m.accountsAuditTwoStepReset,
  "recovery_code.used": m.accountsAuditRecoveryCodeUsed,
  "recovery_codes.made": m.accountsAuditRecoveryCodesMade,
  "passkey.added": m.accountsAuditPasskeyAdded,
  "passkey.removed": m.accountsAuditPasskeyRemoved,
  "connected_sign_in.added": m.accountsAuditConnectedSignInAdded,
  "connected_sign_in.removed": m.accountsAuditConnectedSignInRemoved,
};
