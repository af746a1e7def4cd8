import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const sessionActions = {
  "session.started": m.auditSessionStarted,
  "session.refused": m.auditSessionRefused,
  "session.ended": m.auditSessionEnded,
  "session.ended_everywhere": m.auditSessionEndedEverywhere,
  "view_as.started": m.auditViewAsStarted,
  "view_as.ended": m.auditViewAsEnded,
};
