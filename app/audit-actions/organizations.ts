import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const organizationActions = {
  "membership.started": m.auditMembershipStarted,
  "membership.ended": m.auditMembershipEnded,
  "organization.created": m.auditOrganizationCreated,
  "organization.changed": m.auditOrganizationChanged,
  "organization.merged": m.auditOrganizationMerged,
  "organization.closed": m.auditOrganizationClosed,
  "organization.reopened": m.auditOrganizationReopened,
  "organization.change_undone": m.auditOrganizationChangeUndone,
};
