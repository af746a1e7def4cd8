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
  const actions = [...new Set(events.map(({ action }) => action))];
  await db.execute(sql`
    insert into ${auditEvents} (actor_id, action, subject_id, organization_id, detail)
    select ${actorId}::uuid, unseen.* from (
      select e.action, e."subjectId", e."organizationId", e.detail
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as e(action text, "subjectId" uuid, "organizationId" uuid, detail jsonb)
      except
      select a.action, a.subject_id, a.organization_id, a.detail from ${auditEvents} a
      where a.actor_id = ${actorId}::uuid and a.action = any(${sql.param(actions)}::text[])
        and a.happened_at > ${since.toISOString()}::timestamptz) unseen`);
}

export async function insertAuditEvents(db: Db, events: AuditEvent[]) {
  if (events.length > 0) await db.insert(auditEvents).values(events);
}
