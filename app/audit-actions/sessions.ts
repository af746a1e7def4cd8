import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const sessionActions = {
  "session.started": m.sessionsAuditSessionStarted,
  "session.refused": m.sessionsAuditSessionRefused,
  "session.ended": m.sessionsAuditSessionEnded,
  "session.ended_everywhere": m.sessionsAuditSessionEndedEverywhere,
  "view_as.started": m.sessionsAuditViewAsStarted,
  "view_as.ended": m.sessionsAuditViewAsEnded,
};
