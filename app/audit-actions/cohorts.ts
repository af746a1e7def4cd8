import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const cohortActions = {
  "cohort.created": { group: "cohorts", words: m.cohortsAuditCreated },
  "cohort.changed": { group: "cohorts", words: m.cohortsAuditChanged },
  "cohort.joined": { group: "cohorts", words: m.cohortsAuditJoined },
  "cohort.left": { group: "cohorts", words: m.cohortsAuditLeft },
  "cohort.handed_over": { group: "cohorts", words: m.cohortsAuditHandedOver },
  "program.adopted": { group: "cohorts", words: m.cohortsAuditProgramAdopted },
  "program.adoption_withdrawn": { group: "cohorts", words: m.cohortsAuditProgramWithdrawn },
  "agreement.written": { group: "cohorts", words: m.cohortsAuditAgreementWritten },
  "agreement.accepted": { group: "cohorts", words: m.cohortsAuditAgreementAccepted },
  "goal.read": { group: "looking", words: m.cohortsAuditGoalRead },
  "coaching_log.downloaded": { group: "looking", words: m.cohortsAuditLogDownloaded },
  "coaching_log.pasted": { group: "cohorts", words: m.cohortsAuditLogPasted },
  "nudge.sent": { group: "cohorts", words: m.cohortsAuditNudgeSent },
} satisfies AuditActions;
