import * as m from "#app/messages/catalog.ts";
import { type Role, roles } from "../person/role.ts";
import { roleInWords } from "../person/words.ts";
import type { AuditAction, AuditDetail } from "./audit.ts";

/** What each action is called; somebody or the site did it. One that is missing here is a type error. */
const actionWords: Record<AuditAction, () => string> = {
  "account.created": m.auditAccountCreated,
  "account.erasure_requested": m.auditAccountErasureRequested,
  "account.erasure_cancelled": m.auditAccountErasureCancelled,
  "account.erased": m.auditAccountErased,
  "account.merged": m.auditAccountMerged,
  "session.started": m.auditSessionStarted,
  "session.refused": m.auditSessionRefused,
  "session.ended": m.auditSessionEnded,
  "session.ended_everywhere": m.auditSessionEndedEverywhere,
  "password.changed": m.auditPasswordChanged,
  "password.reset": m.auditPasswordReset,
  "email.verified": m.auditEmailVerified,
  "email.changed": m.auditEmailChanged,
  "email.change_undone": m.auditEmailChangeUndone,
  "two_step.turned_on": m.auditTwoStepTurnedOn,
  "two_step.turned_off": m.auditTwoStepTurnedOff,
  "two_step.reset": m.auditTwoStepReset,
  "recovery_code.used": m.auditRecoveryCodeUsed,
  "recovery_codes.made": m.auditRecoveryCodesMade,
  "passkey.added": m.auditPasskeyAdded,
  "passkey.removed": m.auditPasskeyRemoved,
  "connected_sign_in.added": m.auditConnectedSignInAdded,
  "connected_sign_in.removed": m.auditConnectedSignInRemoved,
  "profile.changed": m.auditProfileChanged,
  "person.viewed": m.auditPersonViewed,
  "people.listed": m.auditPeopleListed,
  "reflection.read": m.auditReflectionRead,
  "membership.started": m.auditMembershipStarted,
  "membership.ended": m.auditMembershipEnded,
  "role.granted": m.auditRoleGranted,
  "role.ended": m.auditRoleEnded,
  "organization.created": m.auditOrganizationCreated,
  "organization.changed": m.auditOrganizationChanged,
  "organization.merged": m.auditOrganizationMerged,
  "organization.closed": m.auditOrganizationClosed,
  "organization.reopened": m.auditOrganizationReopened,
  "organization.change_undone": m.auditOrganizationChangeUndone,
  "invitation.made": m.auditInvitationMade,
  "invitation.revoked": m.auditInvitationRevoked,
  "invitation.used": m.auditInvitationUsed,
  "import.checked": m.auditImportChecked,
  "import.done": m.auditImportDone,
  "import.discarded": m.auditImportDiscarded,
  "view_as.started": m.auditViewAsStarted,
  "view_as.ended": m.auditViewAsEnded,
  "export.requested": m.auditExportRequested,
  "export.opened": m.auditExportOpened,
  "mail.retried": m.auditMailRetried,
  "mail.test_sent": m.auditMailTestSent,
  "job.retried": m.auditJobRetried,
  "job.discarded": m.auditJobDiscarded,
  "maintenance.started": m.auditMaintenanceStarted,
  "maintenance.ended": m.auditMaintenanceEnded,
  "audit.read": m.auditAuditRead,
};

/** Which of its changes it was: the others say that by their names. */
const isChange = (action: AuditAction) => action === "organization.changed" || action === "organization.change_undone";

const isRole = (word: unknown): word is Role => roles.some((role) => role === word);

/** What was done, in words, with the details that say more. */
export function auditInWords(action: AuditAction, detail: AuditDetail): string {
  const more = [
    isRole(detail.role) && m.auditRoleDetail({ role: roleInWords(detail.role) }),
    isChange(action) && typeof detail.change === "string" && m.auditChangeDetail({ change: detail.change }),
  ].filter((part) => part !== false);
  const words = actionWords[action]();
  return more.length > 0 ? `${words} (${more.join(", ")})` : words;
}
