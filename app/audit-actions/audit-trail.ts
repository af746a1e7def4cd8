import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const auditTrailActions = {
  "audit.read": { group: "looking", words: m.auditAuditRead },
} satisfies AuditActions;
