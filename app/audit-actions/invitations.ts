import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const invitationActions = {
  "invitation.made": m.invitationsAuditInvitationMade,
  "invitation.revoked": m.invitationsAuditInvitationRevoked,
  "invitation.used": m.invitationsAuditInvitationUsed,
};
