import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { creditPurges, recordsHolds, trainingRuns } from "#db/schema/index.ts";

/** Whether an open hold keeps the records of a run, whose id is `run`. */
export const isRunHeld = (run: SQL): SQL => sql`exists (select 1 from records_holds h
  where h.lifted_at is null and (h.run_id is null or h.run_id = ${run}))`;

export async function insertHold(db: Db, row: typeof recordsHolds.$inferInsert): Promise<void> {
  await db.insert(recordsHolds).values(row);
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
  const { id, runId, reason, placedAt, liftedAt } = recordsHolds;
  return db
    .select({ id, runId, reason, placedAt, liftedAt, title: trainingRuns.title })
    .from(recordsHolds)
    .leftJoin(trainingRuns, eq(trainingRuns.id, runId))
    .orderBy(sql`${liftedAt} is not null`, desc(placedAt))
    .limit(200);
}

/**
 * Since when a hold keeps records of a person: of a run that they registered for, or hold credit for. Null if none does.
 * A hold has no end of its own; somebody lifts it.
 */
export async function findPersonHold(db: Db, personId: string): Promise<{ since: Date } | null> {
  const [row] = await db.execute<{ since: string | null }>(sql`select min(h.placed_at) as since from records_holds h
    where h.lifted_at is null and (exists (select 1 from training_registrations r
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
export async function lockRunsToPurge(db: Db, before: string, most: number): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select t.id from training_runs t where t.ends_at < (${before}::date::timestamp at time zone t.time_zone)
      and not ${isRunHeld(sql`t.id`)}
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
  const named = await db.execute(sql`update training_registrations set legal_name = null, pdenroller_email = null,
      certificate_number = null, stars_id = null, signature = null
    where run_id = ${ids} and coalesce(legal_name, pdenroller_email, certificate_number, stars_id, signature) is not null
    returning 1`);
  return { entries: entries.length, holders: holders.length, registrations: strangers.length + named.length };
}
