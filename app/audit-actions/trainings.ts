import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const trainingActions = {
  "training.created": { group: "trainings", words: m.trainingsAuditCreated },
  "training.changed": { group: "trainings", words: m.trainingsAuditChanged },
  "training.published": { group: "trainings", words: m.trainingsAuditPublished },
  "training.roster_read": { group: "looking", words: m.trainingsAuditRosterRead },
  "training.canceled": { group: "trainings", words: m.trainingsAuditCanceled },
  "training.walk_in": { group: "trainings", words: m.trainingsAuditWalkIn },
  "training.people_registered": { group: "trainings", words: m.trainingsAuditPeopleRegistered },
  "training.approval_rule_changed": { group: "trainings", words: m.trainingsAuditApprovalRule },
  "training.work_answered": { group: "trainings", words: m.trainingsAuditWorkAnswered },
  "training.invited": { group: "trainings", words: m.trainingsAuditInvited },
} satisfies AuditActions;
