import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const discussionActions = {
  "post.moderated": { group: "cohorts", words: m.discussionsAuditModerated },
  "reports.read": { group: "looking", words: m.discussionsAuditReportsRead },
  "space.archived": { group: "cohorts", words: m.discussionsAuditSpaceArchived },
  "space.exported": { group: "looking", words: m.discussionsAuditSpaceExported },
  "space.reopened": { group: "cohorts", words: m.discussionsAuditSpaceReopened },
} satisfies AuditActions;
