/** The groups that the trail can be filtered by. */
export const auditGroups = [
  "people",
  "roles",
  "organizations",
  "invitations",
  "cohorts",
  "trainings",
  "signing_in",
  "looking",
  "site",
] as const;
export type AuditGroup = (typeof auditGroups)[number];

/** A domain's actions, `noun.happened`, each with its words and the group that the trail's filter puts it in. */
export type AuditActions = Record<`${string}.${string}`, { group: AuditGroup; words: () => string }>;
