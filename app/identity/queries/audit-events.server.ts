import type { Db } from "#db/client.server.ts";
import { auditEvents } from "#db/schema/index.ts";
import type { AuditEvent } from "../audit.ts";

export async function insertAuditEvent(db: Db, event: AuditEvent) {
  await db.insert(auditEvents).values(event);
}
