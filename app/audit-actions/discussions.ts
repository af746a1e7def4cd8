import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const discussionActions = {
  "post.moderated": { group: "cohorts", words: m.discussionsAuditModerated },
  "reports.read": { group: "looking", words: m.discussionsAuditReportsRead },
} satisfies AuditActions;
