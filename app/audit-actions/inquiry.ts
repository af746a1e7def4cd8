import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const inquiryActions = {
  "cycle.read": { group: "looking", words: m.inquiryAuditCycleRead },
  "cycle.shared": { group: "cohorts", words: m.inquiryAuditCycleShared },
  "cycle.unshared": { group: "cohorts", words: m.inquiryAuditCycleUnshared },
} satisfies AuditActions;
