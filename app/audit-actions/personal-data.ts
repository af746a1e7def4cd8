import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const personalDataActions = {
  "account.erasure_requested": m.auditAccountErasureRequested,
  "account.erasure_cancelled": m.auditAccountErasureCancelled,
  "account.erased": m.auditAccountErased,
  "account.merged": m.auditAccountMerged,
  "export.requested": m.auditExportRequested,
  "export.opened": m.auditExportOpened,
};
