import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const peopleActions = {
  "profile.changed": { group: "people", words: m.peopleAuditProfileChanged },
  "person.viewed": { group: "looking", words: m.peopleAuditPersonViewed },
  "people.listed": { group: "looking", words: m.peopleAuditPeopleListed },
  "role.granted": { group: "roles", words: m.peopleAuditRoleGranted },
  "role.ended": { group: "roles", words: m.peopleAuditRoleEnded },
} satisfies AuditActions;
