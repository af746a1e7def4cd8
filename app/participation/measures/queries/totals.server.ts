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

/**
 * The totals of a period, as of a moment, from one reading of its people: the exact measures, and partner organizations
 * by kind. `partners_school` counts all schools that are open, `organizations_school` those that somebody came from.
 */
export async function countTotals(db: Db, period: Days, now: Date): Promise<Record<string, number>> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [row] = await db.execute<{
    exact: Record<ExactMeasure, number>;
    kinds: Record<string, number>;
  }>(sql`with done as
      materialized (select p.organization_ids, count(*) as people, sum(p.sessions_attended) as attendance,
        sum(p.live_minutes) as live, sum(p.self_paced_minutes) as self_paced, sum(p.coaching_minutes) as coaching
      from participation_people p where p.period_id = ${period.id} group by 1),
    active as materialized (select distinct o.id from done, unnest(done.organization_ids) o(id)),
    added as (select coalesce(sum(people), 0) as people, coalesce(sum(attendance), 0) as attendance,
        coalesce(sum(live), 0) as live, coalesce(sum(self_paced), 0) as self_paced, coalesce(sum(coaching), 0) as coaching
      from done),
    kinds as (select o.kind, count(*) filter (where o.closed_at is null) as partners, count(a.id) as there
      from organizations o left join active a on a.id = o.id where o.merged_into_id is null group by o.kind)
    select jsonb_build_object('people', people, 'attendance', attendance, 'live', live, 'self_paced', self_paced,
        'coaching', coaching, 'minutes', live + self_paced + coaching,
        'organizations', (select count(*) from active),
        'runs', (select count(*) from training_runs t where t.published_at is not null and t.canceled_at is null
          and t.starts_at <= ${at} and ${within(dayOfMoment(sql`t.starts_at`), period)}),
        'sessions', (select count(*) from meetings met where ${heldSessions(period, at)}),
        'commitments', due.commitments, 'commitments_kept', due.kept) as exact,
      (select coalesce(jsonb_object_agg('partners_' || kind, partners) || jsonb_object_agg('organizations_' || kind, there), '{}')
        from kinds) as kinds
    from added, (select count(*) as commitments, count(*) filter (where c.state = 'kept') as kept
      from organization_commitments c where ${within(sql`c.due_on`, period)}) due`);
  if (!row) throw new Error("totals without a row");
  return { ...row.exact, ...row.kinds };
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
