import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const sessionActions = {
  "session.started": { group: "signing_in", words: m.sessionsAuditSessionStarted },
  "session.refused": { group: "signing_in", words: m.sessionsAuditSessionRefused },
  "session.ended": { group: "signing_in", words: m.sessionsAuditSessionEnded },
  "session.ended_everywhere": { group: "signing_in", words: m.sessionsAuditSessionEndedEverywhere },
  "view_as.started": { group: "roles", words: m.sessionsAuditViewAsStarted },
  "view_as.ended": { group: "roles", words: m.sessionsAuditViewAsEnded },
} satisfies AuditActions;
