import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const invitationActions = {
  "invitation.made": m.auditInvitationMade,
  "invitation.revoked": m.auditInvitationRevoked,
  "invitation.used": m.auditInvitationUsed,
};
