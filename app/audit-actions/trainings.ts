import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const trainingActions = {
  "training.created": { group: "trainings", words: m.trainingsAuditCreated },
  "training.changed": { group: "trainings", words: m.trainingsAuditChanged },
  "training.published": { group: "trainings", words: m.trainingsAuditPublished },
  "training.roster_read": { group: "looking", words: m.trainingsAuditRosterRead },
  "training.canceled": { group: "trainings", words: m.trainingsAuditCanceled },
} satisfies AuditActions;
