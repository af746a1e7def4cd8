import { hours } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import type { AuditEvent } from "./audit.ts";
import { insertAuditEvent, insertAuditEventsUnlessSince, lockLooksOf } from "./queries/audit-events.server.ts";

/** Records who did what to whom, in the transaction that does it: a rollback also removes the record. */
export async function recordAudit(db: Db, event: AuditEvent): Promise<void> {
  await insertAuditEvent(db, event);
}

type Look = AuditEvent & { actorId: string };

/**
 * Records that a person looked at something, unless they did so with the same details within `withinMs`: turning pages
 * counts as one read. Reads have no transaction of their own to be part of.
 */
export async function recordLook(db: Db, event: Look, withinMs = 1 * hours): Promise<void> {
  await recordLooks(db, event.actorId, [event], withinMs);
}

/** The same for everything that one person sees on a page. */
export async function recordLooks(db: Db, actorId: string, seen: Omit<AuditEvent, "actorId">[], withinMs = 1 * hours) {
  if (seen.length === 0) return;
  await db.transaction(async (db) => {
    await lockLooksOf(db, actorId);
    await insertAuditEventsUnlessSince(db, actorId, seen, new Date(Date.now() - withinMs));
  });
}
