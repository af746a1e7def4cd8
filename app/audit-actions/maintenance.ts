import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const maintenanceActions = {
  "maintenance.started": { group: "site", words: m.maintenanceAuditMaintenanceStarted },
  "maintenance.ended": { group: "site", words: m.maintenanceAuditMaintenanceEnded },
} satisfies AuditActions;
