import { and, asc, desc, eq, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { figureReleases, periodSnapshots, reportingPeriods, snapshotCells } from "#db/schema/index.ts";
import type { Cell } from "../cells.ts";
import type { SnapshotState } from "../snapshot.ts";

const columns = {
  id: periodSnapshots.id,
  periodId: periodSnapshots.periodId,
  version: periodSnapshots.version,
  state: periodSnapshots.state,
  progress: periodSnapshots.progress,
  ruleVersion: periodSnapshots.ruleVersion,
  reason: periodSnapshots.reason,
  requestedAt: periodSnapshots.requestedAt,
  frozenAt: periodSnapshots.frozenAt,
  failure: periodSnapshots.failure,
  isComplete: periodSnapshots.isComplete,
};

export type Snapshot = Pick<typeof periodSnapshots.$inferSelect, keyof typeof columns>;

/** All versions of a period's figures, the oldest first. */
export async function listVersions(db: Db, periodId: string): Promise<Snapshot[]> {
  return db
    .select(columns)
    .from(periodSnapshots)
    .where(eq(periodSnapshots.periodId, periodId))
    .orderBy(asc(periodSnapshots.version))
    .limit(100);
}

/** The newest version of every period's figures, begun or frozen, by period. */
export async function listNewestVersions(db: Db): Promise<Map<string, Snapshot>> {
  const rows = await db
    .selectDistinctOn([periodSnapshots.periodId], columns)
    .from(periodSnapshots)
    .orderBy(periodSnapshots.periodId, desc(periodSnapshots.version));
  return new Map(rows.map((row) => [row.periodId, row]));
}

export async function findSnapshot(db: Db, id: string) {
  if (!isId(id)) return null;
  const { kind, name, startsOn, endsOn } = reportingPeriods;
  const [row] = await db
    .select({ ...columns, kind, name, startsOn, endsOn })
    .from(periodSnapshots)
    .innerJoin(reportingPeriods, eq(reportingPeriods.id, periodSnapshots.periodId))
    .where(eq(periodSnapshots.id, id));
  return row ?? null;
}

export async function insertSnapshot(db: Db, row: typeof periodSnapshots.$inferInsert): Promise<string> {
  const [made] = await db.insert(periodSnapshots).values(row).returning({ id: periodSnapshots.id });
  if (!made) throw new Error("a version that was just begun is not there");
  return made.id;
}

export async function updateSnapshot(db: Db, id: string, change: Partial<typeof periodSnapshots.$inferInsert>) {
  await db.update(periodSnapshots).set(change).where(eq(periodSnapshots.id, id));
}

/** Moves a version to a state; false where it is frozen already, and stays so. */
export async function updateWorking(db: Db, id: string, state: SnapshotState, progress: number): Promise<boolean> {
  const rows = await db
    .update(periodSnapshots)
    .set({ state, progress, failure: null })
    .where(and(eq(periodSnapshots.id, id), sql`${periodSnapshots.state} <> 'frozen'`))
    .returning({ id: periodSnapshots.id });
  return rows.length > 0;
}

export async function insertCells(db: Db, snapshotId: string, cells: Cell[]): Promise<void> {
  for (let from = 0; from < cells.length; from += 1_000) {
    await db.insert(snapshotCells).values(cells.slice(from, from + 1_000).map((cell) => ({ ...cell, snapshotId })));
  }
}

/** The published cells of a version, of some slices where given, in their order. */
export async function listCells(db: Db, snapshotId: string, slices?: readonly string[]): Promise<Cell[]> {
  const { snapshotId: _, ...cell } = snapshotCellColumns;
  const rows = await db
    .select(cell)
    .from(snapshotCells)
    .where(
      sql`${snapshotCells.snapshotId} = ${snapshotId} and ${slices ? sql`${snapshotCells.slice} = any(${sql.param([...slices])}::text[])` : sql`true`}`,
    )
    .orderBy(asc(snapshotCells.slice), asc(snapshotCells.position), asc(snapshotCells.measure))
    .limit(100_000);
  return rows.map((row) => ({ ...row, slice: row.slice as Cell["slice"] }));
}

/** Up to `most` cells of a version in their order: those after a cell, or the first ones. */
export async function listCellsAfter(
  db: Db,
  snapshotId: string,
  after: Pick<Cell, "slice" | "position" | "measure"> | undefined,
  most: number,
): Promise<Cell[]> {
  const { snapshotId: _, ...cell } = snapshotCellColumns;
  const { slice, position, measure } = snapshotCells;
  const isAfter = after
    ? sql`(${slice}, ${position}, ${measure}) > (${after.slice}, ${after.position}, ${after.measure})`
    : sql`true`;
  const rows = await db
    .select(cell)
    .from(snapshotCells)
    .where(sql`${snapshotCells.snapshotId} = ${snapshotId} and ${isAfter}`)
    .orderBy(asc(slice), asc(position), asc(measure))
    .limit(most);
  return rows.map((row) => ({ ...row, slice: row.slice as Cell["slice"] }));
}

const snapshotCellColumns = {
  snapshotId: snapshotCells.snapshotId,
  slice: snapshotCells.slice,
  row: snapshotCells.row,
  measure: snapshotCells.measure,
  label: snapshotCells.label,
  position: snapshotCells.position,
  state: snapshotCells.state,
  value: snapshotCells.value,
  low: snapshotCells.low,
  high: snapshotCells.high,
  outOf: snapshotCells.outOf,
};

/** The newest published version of each period of a kind that ends before a day, the newest first. */
export async function listFrozenBefore(db: Db, kind: string, day: string, most: number) {
  const rows = await db.execute<{
    id: string;
    periodId: string;
    startsOn: string;
    endsOn: string;
  }>(sql`select distinct on
      (p.ends_on, p.id) s.id, p.id as "periodId", p.starts_on::text as "startsOn", p.ends_on::text as "endsOn"
    from reporting_periods p join period_snapshots s on s.period_id = p.id and s.state = 'frozen'
    where p.kind = ${kind} and p.ends_on < ${day}::date order by p.ends_on desc, p.id, s.version desc limit ${most}`);
  return [...rows];
}

/**
 * The newest published version of each other period that shares a month with one, or with a longer one around it, whose
 * exact total ties what is in it; the newest two dozen, those that share a month first.
 */
export async function listFrozenBeside(db: Db, period: { id: string; startsOn: string; endsOn: string }) {
  const [startsOn, endsOn] = [sql`${period.startsOn}::date`, sql`${period.endsOn}::date`];
  const rows = await db.execute<{
    id: string;
    periodId: string;
    startsOn: string;
    endsOn: string;
  }>(sql`with around as (select min(starts_on) as starts_on, max(ends_on) as ends_on from reporting_periods
      where starts_on <= ${startsOn} and ends_on >= ${endsOn}),
    newest as (select distinct on (p.id) s.id, p.id as "periodId", p.starts_on, p.ends_on
      from around join reporting_periods p on p.starts_on <= around.ends_on and p.ends_on >= around.starts_on
      join period_snapshots s on s.period_id = p.id and s.state = 'frozen'
      where p.id <> ${period.id} order by p.id, s.version desc)
    select id, "periodId", starts_on::text as "startsOn", ends_on::text as "endsOn" from newest
    order by starts_on <= ${endsOn} and ends_on >= ${startsOn} desc, ends_on desc, "periodId" limit 24`);
  return [...rows];
}

/**
 * Periods whose day to be frozen has come, that somebody took part in, and that nobody has begun to freeze: the last quarter
 * of a year before the year, so that no figure of the year has to be shown before the quarter's groups are known.
 */
export async function listDuePeriods(db: Db, day: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select p.id from reporting_periods p
    where p.ends_on < ${day}::date and not exists (select 1 from period_snapshots s where s.period_id = p.id)
      and exists (select 1 from participation_people q where q.period_id = p.id)
    order by p.ends_on, p.starts_on desc, p.id limit 20`);
  return rows.map(({ id }) => id);
}

/** Records what was released to a person: once a day for the same version, form and slices. */
export async function insertRelease(db: Db, release: typeof figureReleases.$inferInsert): Promise<void> {
  await db.execute(sql`insert into figure_releases (snapshot_id, form, slices, released_to)
    select ${release.snapshotId}, ${release.form}, ${sql.param(release.slices)}::text[], ${release.releasedTo ?? null}::uuid
    where not exists (select 1 from figure_releases r where r.snapshot_id = ${release.snapshotId}
      and r.form = ${release.form} and r.slices = ${sql.param(release.slices)}::text[]
      and r.released_to is not distinct from ${release.releasedTo ?? null}::uuid
      and r.released_at > clock_timestamp() - interval '1 day')`);
}

/** The releases of a version, newest first. */
export async function listReleases(db: Db, snapshotId: string, most: number) {
  return db
    .select({
      id: figureReleases.id,
      form: figureReleases.form,
      slices: figureReleases.slices,
      at: figureReleases.releasedAt,
      personId: figureReleases.releasedTo,
    })
    .from(figureReleases)
    .where(eq(figureReleases.snapshotId, snapshotId))
    .orderBy(desc(figureReleases.id))
    .limit(most);
}
