import { hours } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import type { AuditEvent } from "./audit.ts";
import { insertAuditEvent, insertAuditEventsUnlessSince, lockLooksOf } from "./queries/audit-events.server.ts";

/** Writes down who did what to whom, in the transaction that does it: what is undone was never written. */
export async function recordAudit(db: Db, event: AuditEvent): Promise<void> {
  await insertAuditEvent(db, event);
}

type Look = AuditEvent & { actorId: string };

/**
 * Writes down that somebody looked, unless they did so with the same details a short while ago: a reader who turns
 * pages is one reader. Reads have no transaction of their own to be in.
 */
export async function recordLook(db: Db, event: Look, withinMs = 1 * hours): Promise<void> {
  await recordLooks(db, event.actorId, [event], withinMs);
}

/** The same for all that one person sees on a page. */
export async function recordLooks(db: Db, actorId: string, seen: Omit<AuditEvent, "actorId">[], withinMs = 1 * hours) {
  if (seen.length === 0) return;
  await db.transaction(async (db) => {
    await lockLooksOf(db, actorId);
    await insertAuditEventsUnlessSince(db, actorId, seen, new Date(Date.now() - withinMs));
  });
}
