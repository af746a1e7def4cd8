import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const operationsActions = {
  "mail.retried": m.operationsAuditMailRetried,
  "mail.test_sent": m.operationsAuditMailTestSent,
  "job.retried": m.operationsAuditJobRetried,
  "job.discarded": m.operationsAuditJobDiscarded,
};
