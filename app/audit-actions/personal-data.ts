import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const personalDataActions = {
  "account.erasure_requested": { group: "people", words: m.personalDataAuditAccountErasureRequested },
  "account.erasure_cancelled": { group: "people", words: m.personalDataAuditAccountErasureCancelled },
  "account.erased": { group: "people", words: m.personalDataAuditAccountErased },
  "account.merged": { group: "people", words: m.personalDataAuditAccountMerged },
  "export.requested": { group: "people", words: m.personalDataAuditExportRequested },
  "export.opened": { group: "looking", words: m.personalDataAuditExportOpened },
} satisfies AuditActions;
