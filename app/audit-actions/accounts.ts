import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const accountActions = {
  "account.created": m.auditAccountCreated,
  "password.changed": m.auditPasswordChanged,
  "password.reset": m.auditPasswordReset,
  "two_step.turned_on": m.auditTwoStepTurnedOn,
  "two_step.turned_off": m.auditTwoStepTurnedOff,
  "two_step.reset": m.auditTwoStepReset,
  "recovery_code.used": m.auditRecoveryCodeUsed,
  "recovery_codes.made": m.auditRecoveryCodesMade,
  "passkey.added": m.auditPasskeyAdded,
  "passkey.removed": m.auditPasskeyRemoved,
  "connected_sign_in.added": m.auditConnectedSignInAdded,
  "connected_sign_in.removed": m.auditConnectedSignInRemoved,
};
