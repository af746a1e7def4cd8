import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const invitationActions = {
  "invitation.made": { group: "invitations", words: m.invitationsAuditInvitationMade },
  "invitation.revoked": { group: "invitations", words: m.invitationsAuditInvitationRevoked },
  "invitation.used": { group: "invitations", words: m.invitationsAuditInvitationUsed },
} satisfies AuditActions;
