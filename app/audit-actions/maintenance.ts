import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const maintenanceActions = {
  "maintenance.started": m.maintenanceAuditMaintenanceStarted,
  "maintenance.ended": m.maintenanceAuditMaintenanceEnded,
};
