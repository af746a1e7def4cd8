import { and, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { grantTargets } from "#db/schema/index.ts";
import type { ExactMeasure } from "../../measures/measure.ts";
import { isTargetMeasure, type Target } from "../target.ts";

type Row = Omit<Target, "measure"> & { measure: string };

/** The targets of a grant, each with what was counted so far: while it is open, within a minute; later as frozen. */
export async function listTargets(db: Db, periodId: string): Promise<Target[]> {
  const rows = await db.execute<Row>(sql`select g.measure, g.planned, g.budget_line as "budgetLine", g.reason,
      t.amount::float8 as actual
    from grant_targets g left join participation_totals t on t.period_id = g.period_id and t.measure = g.measure
    where g.period_id = ${periodId} order by g.measure`);
  return rows.flatMap((row) => {
    const { measure } = row;
    return isTargetMeasure(measure) ? [{ ...row, measure }] : [];
  });
}

/** Adds a target; false if the grant has one for the measure. */
export async function insertTarget(db: Db, row: typeof grantTargets.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(grantTargets)
    .values(row)
    .onConflictDoNothing()
    .returning({ measure: grantTargets.measure });
  return rows.length > 0;
}

const isTarget = (periodId: string, measure: ExactMeasure) =>
  and(eq(grantTargets.periodId, periodId), eq(grantTargets.measure, measure));

/** Changes a target; false if there is none. */
export async function updateTarget(
  db: Db,
  { periodId, measure }: { periodId: string; measure: ExactMeasure },
  change: Partial<typeof grantTargets.$inferInsert>,
): Promise<boolean> {
  const rows = await db
    .update(grantTargets)
    .set({ ...change, recordedAt: sql`clock_timestamp()` })
    .where(isTarget(periodId, measure))
    .returning({ measure: grantTargets.measure });
  return rows.length > 0;
}

export async function deleteTarget(db: Db, periodId: string, measure: ExactMeasure): Promise<void> {
  await db.delete(grantTargets).where(isTarget(periodId, measure));
}
