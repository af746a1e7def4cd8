import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const cohortActions = {
  "cohort.created": m.cohortsAuditCohortCreated,
};
