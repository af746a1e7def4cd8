import type { Db } from "#db/client.server.ts";
import type { AuditEvent } from "./audit.ts";
import { insertAuditEvent } from "./queries/audit-events.server.ts";

/** Writes down who did what to whom, in the transaction that does it: what is undone was never written. */
export async function recordAudit(db: Db, event: AuditEvent): Promise<void> {
  await insertAuditEvent(db, event);
}
