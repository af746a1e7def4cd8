import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { PeriodKind } from "../../periods/period.ts";

export type PeriodTotals = {
  id: string;
  kind: PeriodKind;
  name: string;
  startsOn: string;
  endsOn: string;
  /** Exact measures and the counts by kind of organization, by name; empty before anything was counted. */
  totals: Record<string, number>;
  /** The newest published version of its figures; null before it is frozen. */
  snapshotId: string | null;
};

/** Periods that have begun, with their exact totals, the newest first. */
export async function listPeriodTotals(db: Db, day: string): Promise<PeriodTotals[]> {
  const rows = await db.execute<PeriodTotals>(sql`select p.id, p.kind, p.name, p.starts_on::text as "startsOn",
      p.ends_on::text as "endsOn",
      coalesce((select jsonb_object_agg(t.measure, t.amount) from participation_totals t where t.period_id = p.id), '{}')
        as totals,
      (select s.id from period_snapshots s where s.period_id = p.id and s.state = 'frozen'
        order by s.version desc limit 1) as "snapshotId"
    from reporting_periods p where p.starts_on <= ${day}::date order by p.ends_on desc, p.starts_on desc, p.kind, p.id
    limit 60`);
  return [...rows];
}

/** When the totals were last brought up to date; null before the first time. */
export async function findFinishedAt(db: Db): Promise<Date | null> {
  const [row] = await db.execute<{ at: string | null }>(
    sql`select to_json(finished_at) #>> '{}' as at from participation_counting`,
  );
  return row?.at ? new Date(row.at) : null;
}
