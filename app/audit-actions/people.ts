import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const peopleActions = {
  "profile.changed": m.auditProfileChanged,
  "person.viewed": m.auditPersonViewed,
  "people.listed": m.auditPeopleListed,
  "role.granted": m.auditRoleGranted,
  "role.ended": m.auditRoleEnded,
};
