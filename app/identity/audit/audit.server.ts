import { hours } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import type { AuditEvent } from "./audit.ts";
import { findEventSince, insertAuditEvent, lockLooksOf } from "./queries/audit-events.server.ts";

/** Writes down who did what to whom, in the transaction that does it: what is undone was never written. */
export async function recordAudit(db: Db, event: AuditEvent): Promise<void> {
  await insertAuditEvent(db, event);
}

/**
 * Writes down that somebody looked, unless they did so with the same details a short while ago: a reader who turns
 * pages is one reader. Reads have no transaction of their own to be in.
 */
export async function recordLook(db: Db, event: AuditEvent & { actorId: string }, withinMs = 1 * hours): Promise<void> {
  await db.transaction(async (db) => {
    await lockLooksOf(db, event.actorId);
    if (!(await findEventSince(db, event, new Date(Date.now() - withinMs)))) await insertAuditEvent(db, event);
  });
}
