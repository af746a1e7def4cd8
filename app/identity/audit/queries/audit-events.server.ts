import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { auditEvents } from "#db/schema/index.ts";
import type { AuditEvent } from "../audit.ts";

export async function insertAuditEvent(db: Db, event: AuditEvent) {
  await db.insert(auditEvents).values(event);
}

/** One look at a time, so that two tabs are one reader. */
export async function lockLooksOf(db: Db, actorId: string) {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`looks of ${actorId}`}, 0))`);
}

/** Whether somebody did the same to the same since a moment. */
export async function findEventSince(db: Db, event: AuditEvent & { actorId: string }, since: Date) {
  const { actorId, action, subjectId = null, organizationId = null, detail = {} } = event;
  const [row] = await db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      sql`${auditEvents.actorId} = ${actorId} and ${auditEvents.action} = ${action}
        and ${auditEvents.happenedAt} > ${since.toISOString()}::timestamptz
        and ${auditEvents.subjectId} is not distinct from ${subjectId}
        and ${auditEvents.organizationId} is not distinct from ${organizationId}
        and ${auditEvents.detail} = ${JSON.stringify(detail)}::jsonb`,
    )
    .limit(1);
  return row ?? null;
}

/** Many at once. */
export async function insertAuditEvents(db: Db, events: AuditEvent[]) {
  if (events.length > 0) await db.insert(auditEvents).values(events);
}
