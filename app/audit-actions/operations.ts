import * as m from "#app/messages/catalog.ts";
import type { AuditActions } from "./audit-group.ts";

export const operationsActions = {
  "mail.retried": { group: "site", words: m.operationsAuditMailRetried },
  "mail.test_sent": { group: "site", words: m.operationsAuditMailTestSent },
  "job.retried": { group: "site", words: m.operationsAuditJobRetried },
  "job.discarded": { group: "site", words: m.operationsAuditJobDiscarded },
} satisfies AuditActions;
