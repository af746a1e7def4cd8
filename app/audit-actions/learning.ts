import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const learningActions = {
  "reflection.read": { group: "looking", words: m.learningAuditReflectionRead },
  "artifact.read": { group: "looking", words: m.learningAuditArtifactRead },
  "reading_reports.read": { group: "looking", words: m.readersAdminAudit },
} satisfies AuditActions;
