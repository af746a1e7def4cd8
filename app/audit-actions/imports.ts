import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const importActions = {
  "import.checked": m.importsAuditImportChecked,
  "import.done": m.importsAuditImportDone,
  "import.discarded": m.importsAuditImportDiscarded,
};
