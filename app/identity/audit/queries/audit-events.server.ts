import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { auditEvents } from "#db/schema/index.ts";
import type { AuditEvent } from "../audit.ts";

export async function insertAuditEvent(db: Db, event: AuditEvent) {
  await db.insert(auditEvents).values(event);
}

/** Serializes the reads of one person, so that two tabs count as one reader. */
export async function lockViewsOf(db: Db, actorId: string) {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`looks of ${actorId}`}, 0))`);
}

/** Inserts one person's events, except those that repeat an event with the same subject and details since `since`. */
export async function insertAuditEventsUnlessSince(
  db: Db,
  actorId: string,
  events: Omit<AuditEvent, "actorId">[],
  since: Date,
) {
  const rows = events.map((event) => ({ ...event, detail: event.detail ?? {} }));
  await db.execute(sql`
    insert into ${auditEvents} (actor_id, action, subject_id, organization_id, detail)
    select ${actorId}::uuid, e.action, e."subjectId", e."organizationId", e.detail
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as e(action text, "subjectId" uuid, "organizationId" uuid, detail jsonb)
    where not exists (
      select 1 from ${auditEvents} a
      where a.actor_id = ${actorId}::uuid and a.action = e.action
        and a.happened_at > ${since.toISOString()}::timestamptz
        and a.subject_id is not distinct from e."subjectId"
        and a.organization_id is not distinct from e."organizationId"
        and a.detail = e.detail)`);
}

export async function insertAuditEvents(db: Db, events: AuditEvent[]) {
  if (events.length > 0) await db.insert(auditEvents).values(events);
}
