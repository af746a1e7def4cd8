import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const participationActions = {
  "participation.names_read": { group: "looking", words: m.participationAuditNamesRead },
} satisfies AuditActions;
