import { accountActions } from "./identity/accounts/audit-actions.ts";
import { auditTrailActions } from "./identity/audit/audit-actions.ts";
import { importActions } from "./identity/imports/audit-actions.ts";
import { invitationActions } from "./identity/invitations/audit-actions.ts";
import { organizationActions } from "./identity/organizations/audit-actions.ts";
import { peopleActions } from "./identity/people/audit-actions.ts";
import { sessionActions } from "./identity/sessions/audit-actions.ts";
import { signInActions } from "./identity/sign-in/audit-actions.ts";
import { learningActions } from "./learning/audit-actions.ts";
import { maintenanceActions } from "./maintenance/audit-actions.ts";
import { operationsActions } from "./operations/audit-actions.ts";
import { personalDataActions } from "./personal-data/audit-actions.ts";

/**
 * What the audit trail names, in words, from each domain's `audit-actions.ts`: `noun.happened`, the noun being what it
 * was done to. Names stay for ever, because rows have them.
 */
export const auditActionWords = {
  ...accountActions,
  ...signInActions,
  ...sessionActions,
  ...peopleActions,
  ...organizationActions,
  ...invitationActions,
  ...importActions,
  ...auditTrailActions,
  ...learningActions,
  ...personalDataActions,
  ...maintenanceActions,
  ...operationsActions,
};

export type AuditAction = keyof typeof auditActionWords;
export const auditActions = Object.keys(auditActionWords) as AuditAction[];
