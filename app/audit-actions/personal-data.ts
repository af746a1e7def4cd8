import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const personalDataActions = {
  "account.erasure_requested": m.personalDataAuditAccountErasureRequested,
  "account.erasure_cancelled": m.personalDataAuditAccountErasureCancelled,
  "account.erased": m.personalDataAuditAccountErased,
  "account.merged": m.personalDataAuditAccountMerged,
  "export.requested": m.personalDataAuditExportRequested,
  "export.opened": m.personalDataAuditExportOpened,
};
