import { asc, desc, eq, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { reportingPeriods } from "#db/schema/index.ts";
import type { Period } from "../period.ts";

/** Registers periods of the calendar; those that were not registered before. */
export async function insertNewPeriods(db: Db, periods: Period[]): Promise<Period[]> {
  return db
    .insert(reportingPeriods)
    .values(periods.map((period) => ({ ...period, name: "" })))
    .onConflictDoNothing()
    .returning({ kind: reportingPeriods.kind, startsOn: reportingPeriods.startsOn, endsOn: reportingPeriods.endsOn });
}

const isFrozen = sql`exists (select 1 from period_snapshots s where s.period_id = ${reportingPeriods}.id and s.state = 'frozen')`;
const columns = {
  id: reportingPeriods.id,
  kind: reportingPeriods.kind,
  name: reportingPeriods.name,
  startsOn: reportingPeriods.startsOn,
  endsOn: reportingPeriods.endsOn,
  hasPeople: sql<boolean>`exists (select 1 from participation_people q where q.period_id = ${reportingPeriods}.id)`,
};

/** Periods that have begun and that no published figures exist for, the earliest first. */
export async function listOpenPeriods(db: Db, day: string) {
  return db
    .select(columns)
    .from(reportingPeriods)
    .where(sql`${reportingPeriods.startsOn} <= ${day}::date and not ${isFrozen}`)
    .orderBy(asc(reportingPeriods.startsOn), asc(reportingPeriods.id))
    .limit(100);
}

/** All periods, the newest first. */
export async function listPeriods(db: Db) {
  return db
    .select(columns)
    .from(reportingPeriods)
    .orderBy(desc(reportingPeriods.endsOn), asc(reportingPeriods.id))
    .limit(200);
}

export async function findPeriod(db: Db, id: string) {
  if (!isId(id)) return null;
  const [row] = await db.select(columns).from(reportingPeriods).where(eq(reportingPeriods.id, id));
  return row ?? null;
}

/** Registers a period; false if it is registered already. */
export async function insertPeriod(db: Db, period: typeof reportingPeriods.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(reportingPeriods)
    .values(period)
    .onConflictDoNothing()
    .returning({ id: reportingPeriods.id });
  return rows.length > 0;
}

/** Locks a period, so that one version at a time is begun; false when it does not exist. */
export async function lockPeriod(db: Db, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const rows = await db
    .select({ id: reportingPeriods.id })
    .from(reportingPeriods)
    .where(eq(reportingPeriods.id, id))
    .for("update");
  return rows.length > 0;
}

/** Deletes a grant's period and its targets; false where a version of its figures was begun. The caller holds its lock. */
export async function deleteGrant(db: Db, id: string): Promise<boolean> {
  const hasVersions = sql`exists (select 1 from period_snapshots s where s.period_id = ${reportingPeriods}.id)`;
  const rows = await db
    .delete(reportingPeriods)
    .where(sql`${reportingPeriods.id} = ${id} and ${reportingPeriods.kind} = 'grant' and not ${hasVersions}`)
    .returning({ id: reportingPeriods.id });
  return rows.length > 0;
}

/** Notes everyone who did something in a period: for one that was just registered, or is open again. */
export async function notePeopleOf(db: Db, { startsOn, endsOn }: { startsOn: string; endsOn: string }): Promise<void> {
  await db.execute(sql`insert into participation_changes (person_id) select distinct person_id
    from participation_months where month between ${startsOn}::date and ${endsOn}::date`);
}
