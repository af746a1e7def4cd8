import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const importActions = {
  "import.checked": { group: "invitations", words: m.importsAuditImportChecked },
  "import.done": { group: "invitations", words: m.importsAuditImportDone },
  "import.discarded": { group: "invitations", words: m.importsAuditImportDiscarded },
} satisfies AuditActions;
