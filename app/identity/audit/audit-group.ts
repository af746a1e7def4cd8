import { type AuditAction, auditActions } from "#app/audit-actions/audit-actions.ts";

/** The groups that the trail can be filtered by. */
export const auditGroups = [
  "people",
  "roles",
  "organizations",
  "invitations",
  "signing_in",
  "looking",
  "site",
] as const;
export type AuditGroup = (typeof auditGroups)[number];

const looking: readonly AuditAction[] = [
  "person.viewed",
  "people.listed",
  "reflection.read",
  "goal.read",
  "audit.read",
  "export.opened",
];

const groupOfNoun: Record<string, AuditGroup> = {
  account: "people",
  profile: "people",
  membership: "people",
  export: "people",
  cohort: "people",
  agreement: "people",
  nudge: "people",
  role: "roles",
  view_as: "roles",
  organization: "organizations",
  invitation: "invitations",
  import: "invitations",
  mail: "site",
  job: "site",
  maintenance: "site",
};

/** The group of an action. Actions without a group of their own are about signing in. */
export function groupOf(action: AuditAction): AuditGroup {
  if (looking.includes(action)) return "looking";
  return groupOfNoun[action.split(".")[0] ?? ""] ?? "signing_in";
}

export const actionsIn = (group: AuditGroup) => auditActions.filter((action) => groupOf(action) === group);
