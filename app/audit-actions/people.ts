import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const peopleActions = {
  "profile.changed": m.peopleAuditProfileChanged,
  "person.viewed": m.peopleAuditPersonViewed,
  "people.listed": m.peopleAuditPeopleListed,
  "role.granted": m.peopleAuditRoleGranted,
  "role.ended": m.peopleAuditRoleEnded,
};
