import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const organizationActions = {
  "membership.started": { group: "people", words: m.organizationsAuditMembershipStarted },
  "membership.ended": { group: "people", words: m.organizationsAuditMembershipEnded },
  "organization.created": { group: "organizations", words: m.organizationsAuditOrganizationCreated },
  "organization.changed": { group: "organizations", words: m.organizationsAuditOrganizationChanged },
  "organization.merged": { group: "organizations", words: m.organizationsAuditOrganizationMerged },
  "organization.closed": { group: "organizations", words: m.organizationsAuditOrganizationClosed },
  "organization.reopened": { group: "organizations", words: m.organizationsAuditOrganizationReopened },
  "organization.change_undone": { group: "organizations", words: m.organizationsAuditOrganizationChangeUndone },
} satisfies AuditActions;
