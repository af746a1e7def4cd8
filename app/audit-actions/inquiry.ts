import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const inquiryActions = {
  "cycle.read": { group: "looking", words: m.inquiryAuditCycleRead },
  "cycle.shared": { group: "cohorts", words: m.inquiryAuditCycleShared },
  "cycle.unshared": { group: "cohorts", words: m.inquiryAuditCycleUnshared },
  "give_back.published": { group: "cohorts", words: m.inquiryAuditGiveBackPublished },
  "give_back.closed": { group: "cohorts", words: m.inquiryAuditGiveBackClosed },
  "library.published": { group: "cohorts", words: m.inquiryAuditLibraryPublished },
  "library.returned": { group: "cohorts", words: m.inquiryAuditLibraryReturned },
  "library.withdrawn": { group: "cohorts", words: m.inquiryAuditLibraryWithdrawn },
} satisfies AuditActions;
