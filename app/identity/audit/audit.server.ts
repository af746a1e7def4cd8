import { fromNow } from "#app/time/clock.ts";
import { hours } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import type { AuditEvent } from "./audit.ts";
import { insertAuditEvent, insertAuditEventsUnlessSince, lockViewsOf } from "./queries/audit-events.server.ts";

/** Records who did what to whom, in the transaction that does it: a rollback also removes the record. */
export async function recordAudit(db: Db, event: AuditEvent): Promise<void> {
  await insertAuditEvent(db, event);
}

type View = AuditEvent & { actorId: string };

/**
 * Records that a person looked at something, unless they did so with the same details within `withinMs`: turning pages
 * counts as one read. Reads have no transaction of their own to be part of.
 */
export async function recordView(db: Db, event: View, withinMs = 1 * hours): Promise<void> {
  await recordViews(db, event.actorId, [event], withinMs);
}

/** The same for everything that one person sees on a page. */
export async function recordViews(db: Db, actorId: string, seen: Omit<AuditEvent, "actorId">[], withinMs = 1 * hours) {
  if (seen.length === 0) return;
  await db.transaction(async (db) => {
    await lockViewsOf(db, actorId);
    await insertAuditEventsUnlessSince(db, actorId, seen, fromNow(-withinMs));
  });
}
