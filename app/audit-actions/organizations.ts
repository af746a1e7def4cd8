import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const organizationActions = {
  "membership.started": m.organizationsAuditMembershipStarted,
  "membership.ended": m.organizationsAuditMembershipEnded,
  "organization.created": m.organizationsAuditOrganizationCreated,
  "organization.changed": m.organizationsAuditOrganizationChanged,
  "organization.merged": m.organizationsAuditOrganizationMerged,
  "organization.closed": m.organizationsAuditOrganizationClosed,
  "organization.reopened": m.organizationsAuditOrganizationReopened,
  "organization.change_undone": m.organizationsAuditOrganizationChangeUndone,
};
