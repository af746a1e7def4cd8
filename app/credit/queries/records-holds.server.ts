import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { isGrantInForce } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import { isHoldOpen, isRunHeld } from "#app/trainings/runs/queries/held-runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { creditPurges, recordsHolds, trainingRuns } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

/** False if a hold has this id already. */
export async function insertHold(db: Db, row: typeof recordsHolds.$inferInsert): Promise<boolean> {
  const made = await db.insert(recordsHolds).values(row).onConflictDoNothing().returning({ id: recordsHolds.id });
  return made.length > 0;
}

/** Whether a person placed the hold of this id for this reason. */
export async function isPlaced(db: Db, id: string, placedBy: string, reason: string): Promise<boolean> {
  const { id: hold, placedBy: by, reason: why } = recordsHolds;
  return (await db.$count(recordsHolds, and(eq(hold, id), eq(by, placedBy), eq(why, reason)))) > 0;
}

export async function updateHoldLifted(
  db: Db,
  id: string,
  lifted: { liftedBy: string; liftedAt: Date },
): Promise<void> {
  if (!isId(id)) return;
  await db
    .update(recordsHolds)
    .set(lifted)
    .where(and(eq(recordsHolds.id, id), isNull(recordsHolds.liftedAt)));
}

/** The holds, open ones first, with the title of their run. */
export async function listHolds(db: Db) {
  const { id, runId, reason, placedAt, endsAt, liftedAt } = recordsHolds;
  return db
    .select({ id, runId, reason, placedAt, endsAt, liftedAt, title: trainingRuns.title })
    .from(recordsHolds)
    .leftJoin(trainingRuns, eq(trainingRuns.id, runId))
    .orderBy(sql`${liftedAt} is not null or coalesce(${endsAt} <= ${momentOf()}, false)`, desc(placedAt), desc(id))
    .limit(200);
}

/** Since when a hold keeps records of a person: of a run that they registered for, or hold credit for. Null if none does. */
export async function findPersonHold(db: Db, personId: string): Promise<{ since: Date } | null> {
  const [row] = await db.execute<{ since: string | null }>(sql`select min(h.placed_at) as since from records_holds h
    where ${isHoldOpen("h")} and (exists (select 1 from training_registrations r
        where r.person_id = ${personId} and (h.run_id is null or h.run_id = r.run_id))
      or exists (select 1 from credit_entries e join credit_holders c on c.id = e.holder_id
        where c.person_id = ${personId} and (h.run_id is null or h.run_id = e.run_id)))`);
  return row?.since ? { since: new Date(row.since) } : null;
}

export async function insertPurge(db: Db, row: typeof creditPurges.$inferInsert): Promise<void> {
  await db.insert(creditPurges).values(row);
}

export async function listPurges(db: Db) {
  return db.select().from(creditPurges).orderBy(desc(creditPurges.purgedAt)).limit(100);
}

/** Locks the runs whose records may be purged: over before a day, with records, and not held. Others' locks are left. */
export async function lockRunsToPurge(db: Db, before: string, most: number, now: Date): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select t.id from training_runs t where t.ends_at < (${before}::date::timestamp at time zone t.time_zone)
      and not ${isRunHeld(sql`t.id`, momentOf(now))}
      and (exists (select 1 from credit_entries e where e.run_id = t.id)
        or exists (select 1 from training_registrations r where r.run_id = t.id and (r.person_id is null
          or coalesce(r.legal_name, r.pdenroller_email, r.certificate_number, r.stars_id, r.signature) is not null)))
    order by t.ends_at, t.id limit ${most} for update of t skip locked`);
  return rows.map(({ id }) => id);
}

/** Deletes what the records of these runs say about people; how many rows of each. */
export async function deleteRecordsOf(
  db: Db,
  runIds: string[],
): Promise<{ entries: number; holders: number; registrations: number }> {
  const ids = sql`any(${sql.param(runIds)}::uuid[])`;
  await db.execute(sql`select set_config('sound_practice.retention', 'on', true)`);
  const entries = await db.execute(sql`delete from credit_entries where run_id = ${ids} returning 1`);
  await db.execute(sql`select set_config('sound_practice.retention', 'off', true)`);
  const holders = await db.execute(sql`delete from credit_holders h
    where not exists (select 1 from credit_entries e where e.holder_id = h.id) returning 1`);
  const strangers = await db.execute(
    sql`delete from training_registrations where run_id = ${ids} and person_id is null returning 1`,
  );
  const sessions = sql`select id from meetings where training_run_id = ${ids}`;
  await db.execute(sql`delete from meeting_sheets where meeting_id in (${sessions})`);
  await db.execute(sql`update attendance_observations set signature = null
    where signature is not null and meeting_id in (${sessions})`);
  const named = await db.execute(sql`update training_registrations set legal_name = null, pdenroller_email = null,
      certificate_number = null, stars_id = null, signature = null
    where run_id = ${ids} and coalesce(legal_name, pdenroller_email, certificate_number, stars_id, signature) is not null
    returning 1`);
  return { entries: entries.length, holders: holders.length, registrations: strangers.length + named.length };
}

export type EndingHold = { id: string; title: string | null; reason: string; endsAt: string };

/** Notes that managers are told of the holds that end before a moment, once each; those. */
export async function updateHoldsReminded(db: Db, before: Date): Promise<EndingHold[]> {
  const rows = await db.execute<EndingHold>(sql`update records_holds h set reminded_at = ${momentOf()}
    where ${isHoldOpen("h")} and h.reminded_at is null and h.ends_at < ${before.toISOString()}::timestamptz
    returning h.id, h.reason, h.ends_at as "endsAt",
      (select t.title from training_runs t where t.id = h.run_id) as title`);
  return [...rows];
}

/** The people who manage clock hours now, for mail about holds. */
export async function listClockHourManagers(db: Db) {
  const rows = await db.execute<{ personId: string; email: string; language: string; timeZone: string }>(sql`
    select p.id as "personId", p.email, p.language, p.time_zone as "timeZone" from people p
    where p.erasure_due_at is null and exists (select 1 from role_grants g where g.person_id = p.id
      and g.role = 'clock_hour_manager' and ${isGrantInForce("g")}) order by p.id limit 100`);
  return [...rows];
}
