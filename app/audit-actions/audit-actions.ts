import { accountActions } from "./accounts.ts";
import type { AuditActions, AuditGroup } from "./audit-group.ts";
import { auditTrailActions } from "./audit-trail.ts";
import { cohortActions } from "./cohorts.ts";
import { creditActions } from "./credit.ts";
import { discussionActions } from "./discussions.ts";
import { importActions } from "./imports.ts";
import { inquiryActions } from "./inquiry.ts";
import { invitationActions } from "./invitations.ts";
import { learningActions } from "./learning.ts";
import { maintenanceActions } from "./maintenance.ts";
import { meetingActions } from "./meetings.ts";
import { operationsActions } from "./operations.ts";
import { organizationActions } from "./organizations.ts";
import { participationActions } from "./participation.ts";
import { peopleActions } from "./people.ts";
import { personalDataActions } from "./personal-data.ts";
import { sessionActions } from "./sessions.ts";
import { signInActions } from "./sign-in.ts";
import { trainingActions } from "./trainings.ts";

/**
 * Every action that the audit trail names, from each domain's file here. Names stay for ever, because rows have them.
 */
const declared = {
  ...accountActions,
  ...signInActions,
  ...sessionActions,
  ...peopleActions,
  ...organizationActions,
  ...invitationActions,
  ...importActions,
  ...auditTrailActions,
  ...learningActions,
  ...inquiryActions,
  ...cohortActions,
  ...meetingActions,
  ...trainingActions,
  ...creditActions,
  ...discussionActions,
  ...participationActions,
  ...personalDataActions,
  ...maintenanceActions,
  ...operationsActions,
} satisfies AuditActions;

export type AuditAction = keyof typeof declared;
export const auditActions = Object.keys(declared) as AuditAction[];

export const auditActionInWords = (action: AuditAction) => declared[action].words();
export const actionsIn = (group: AuditGroup) => auditActions.filter((action) => declared[action].group === group);
