import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const importActions = {
  "import.checked": m.auditImportChecked,
  "import.done": m.auditImportDone,
  "import.discarded": m.auditImportDiscarded,
};
