import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const cohortActions = {
  "cohort.created": m.cohortsAuditCreated,
  "cohort.changed": m.cohortsAuditChanged,
  "cohort.joined": m.cohortsAuditJoined,
  "cohort.left": m.cohortsAuditLeft,
  "cohort.handed_over": m.cohortsAuditHandedOver,
  "agreement.written": m.cohortsAuditAgreementWritten,
  "agreement.accepted": m.cohortsAuditAgreementAccepted,
  "goal.read": m.cohortsAuditGoalRead,
  "nudge.sent": m.cohortsAuditNudgeSent,
};
