import { accountActions } from "./accounts.ts";
import { auditTrailActions } from "./audit-trail.ts";
import { cohortActions } from "./cohorts.ts";
import { importActions } from "./imports.ts";
import { invitationActions } from "./invitations.ts";
import { learningActions } from "./learning.ts";
import { maintenanceActions } from "./maintenance.ts";
import { meetingActions } from "./meetings.ts";
import { operationsActions } from "./operations.ts";
import { organizationActions } from "./organizations.ts";
import { peopleActions } from "./people.ts";
import { personalDataActions } from "./personal-data.ts";
import { sessionActions } from "./sessions.ts";
import { signInActions } from "./sign-in.ts";

/**
 * What the audit trail names, in words, from each domain's file here: `noun.happened`, the noun being what it
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
  ...cohortActions,
  ...meetingActions,
  ...personalDataActions,
  ...maintenanceActions,
  ...operationsActions,
};

export type AuditAction = keyof typeof auditActionWords;
export const auditActions = Object.keys(auditActionWords) as AuditAction[];
