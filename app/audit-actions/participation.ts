import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const participationActions = {
  "participation.frozen": { group: "site", words: m.participationAuditFrozen },
  "participation.grant_removed": { group: "site", words: m.participationAuditGrantRemoved },
  "participation.names_read": { group: "looking", words: m.participationAuditNamesRead },
  "participation.report_previewed": { group: "site", words: m.participationAuditReportPreviewed },
  "participation.report_published": { group: "site", words: m.participationAuditReportPublished },
} satisfies AuditActions;
