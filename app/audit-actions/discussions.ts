import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const discussionActions = {
  "post.moderated": { group: "cohorts", words: m.discussionsAuditModerated },
  "reports.read": { group: "looking", words: m.discussionsAuditReportsRead },
  "space.exported": { group: "looking", words: m.discussionsAuditSpaceExported },
} satisfies AuditActions;
