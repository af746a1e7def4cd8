import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { dayOfMoment } from "#db/today.server.ts";
import type { ExactMeasure } from "../measure.ts";

/** A period by its id and its days, YYYY-MM-DD, both included. */
type Days = { id: string; startsOn: string; endsOn: string };

const within = (column: SQL, { startsOn, endsOn }: Days) =>
  sql`${column} between ${startsOn}::date and ${endsOn}::date`;

/** Meetings that were held: not canceled, over, and for more than one person. */
const heldSessions = (days: Days, now: SQL) => sql`met.canceled_at is null and met.kind <> 'one-to-one'
  and met.starts_at + make_interval(mins => met.minutes) <= ${now}
  and ${within(dayOfMoment(sql`met.starts_at`), days)}`;

/** The exact measures of a period from its people, as of a moment. */
export async function countExactMeasures(db: Db, period: Days, now: Date): Promise<Record<ExactMeasure, number>> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const ofPeriod = sql`p.period_id = ${period.id}`;
  const [row] = await db.execute<Record<ExactMeasure, number>>(sql`with done as (
      select count(*)::int as "people", coalesce(sum(p.sessions_attended), 0)::int as "attendance",
        coalesce(sum(p.live_minutes), 0)::int as "live", coalesce(sum(p.self_paced_minutes), 0)::int as "self_paced",
        coalesce(sum(p.coaching_minutes), 0)::int as "coaching"
      from participation_people p where ${ofPeriod})
    select done.*, done."live" + done."self_paced" + done."coaching" as "minutes",
      (select count(distinct o.id) from participation_people p, unnest(p.organization_ids) o(id)
        where ${ofPeriod})::int as "organizations",
      (select count(*) from training_runs t where t.published_at is not null and t.canceled_at is null
        and t.starts_at <= ${at} and ${within(dayOfMoment(sql`t.starts_at`), period)})::int as "runs",
      due."commitments", due."commitments_kept",
      (select count(*) from meetings met where ${heldSessions(period, at)})::int as "sessions"
    from done, (select count(*)::int as "commitments",
        count(*) filter (where c.state = 'kept')::int as "commitments_kept"
      from organization_commitments c where ${within(sql`c.due_on`, period)}) due`);
  if (!row) throw new Error("totals without a row");
  return row;
}

/**
 * Partner organizations by kind: `partners_school` are all that are open, `organizations_school` those of them of which
 * somebody took part.
 */
export async function countOrganizationsByKind(db: Db, periodId: string): Promise<Record<string, number>> {
  const rows = await db.execute<{ kind: string; partners: number; there: number }>(sql`with active as (
      select distinct o.id from participation_people p, unnest(p.organization_ids) o(id) where p.period_id = ${periodId})
    select o.kind, count(*) filter (where o.closed_at is null)::int as partners, count(a.id)::int as there
    from organizations o left join active a on a.id = o.id where o.merged_into_id is null group by o.kind`);
  return Object.fromEntries(
    rows.flatMap(({ kind, partners, there }) => [
      [`partners_${kind}`, partners],
      [`organizations_${kind}`, there],
    ]),
  );
}

/** Writes a period's totals in place of those that were there. */
export async function replaceTotals(db: Db, periodId: string, totals: Record<string, number>): Promise<void> {
  const rows = sql.join(
    Object.entries(totals).map(([measure, amount]) => sql`(${periodId}::uuid, ${measure}, ${amount}::bigint)`),
    sql`, `,
  );
  await db.execute(sql`insert into participation_totals (period_id, measure, amount) values ${rows}
    on conflict (period_id, measure) do update set amount = excluded.amount
      where participation_totals.amount <> excluded.amount`);
}
