import * as m from "#app/messages/catalog.ts";

/** What the audit trail names here, in words. */
export const operationsActions = {
  "mail.retried": m.auditMailRetried,
  "mail.test_sent": m.auditMailTestSent,
  "job.retried": m.auditJobRetried,
  "job.discarded": m.auditJobDiscarded,
};
