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

/** What the people of an organization did in a period. */
type OrganizationSums = { id: string; attendance: number; live: number; self_paced: number; coaching: number };

export type PeriodTotals = {
  /**
   * The exact measures, and partner organizations by kind: `partners_school` counts all schools that are open,
   * `organizations_school` those that somebody came from.
   */
  measures: Record<string, number>;
  /** The organizations that somebody came from. */
  organizations: OrganizationSums[];
};

/** The people of a period by where they belonged, and what those who belonged to the same organizations did. */
const doneTogether = (periodId: string) => sql`(select p.organization_ids, count(*) as people,
    sum(p.sessions_attended) as attendance, sum(p.live_minutes) as live, sum(p.self_paced_minutes) as self_paced,
    sum(p.coaching_minutes) as coaching
  from participation_people p where p.period_id = ${periodId} group by 1)`;

/** Rows of `doneTogether` added up for each organization. */
const byOrganization = (done: SQL) => sql`(select o.id, sum(attendance) as attendance, sum(live) as live,
    sum(self_paced) as self_paced, sum(coaching) as coaching
  from ${done} done, unnest(done.organization_ids) o(id) group by 1)`;

/** The totals of a period, as of a moment, from one reading of its people. */
export async function countTotals(db: Db, period: Days, now: Date): Promise<PeriodTotals> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [row] = await db.execute<{
    exact: Record<ExactMeasure, number>;
    kinds: Record<string, number>;
    organizations: OrganizationSums[];
  }>(sql`with done as materialized ${doneTogether(period.id)},
    active as materialized ${byOrganization(sql`done`)},
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
        from kinds) as kinds,
      (select coalesce(jsonb_agg(active), '[]') from active) as organizations
    from added, (select count(*) as commitments, count(*) filter (where c.state = 'kept') as kept
      from organization_commitments c where ${within(sql`c.due_on`, period)}) due`);
  if (!row) throw new Error("totals without a row");
  return { measures: { ...row.exact, ...row.kinds }, organizations: row.organizations };
}

/** Writes a period's totals in place of those that were there. */
export async function replaceTotals(
  db: Db,
  periodId: string,
  { measures, organizations }: PeriodTotals,
): Promise<void> {
  const rows = sql.join(
    Object.entries(measures).map(([measure, amount]) => sql`(${periodId}::uuid, ${measure}, ${amount}::bigint)`),
    sql`, `,
  );
  await db.execute(sql`insert into participation_totals (period_id, measure, amount) values ${rows}
    on conflict (period_id, measure) do update set amount = excluded.amount
      where participation_totals.amount <> excluded.amount`);
  await replaceOrganizations(
    db,
    periodId,
    sql`jsonb_to_recordset(${JSON.stringify(organizations)}::jsonb)
      as c(id uuid, attendance bigint, live bigint, self_paced bigint, coaching bigint)`,
  );
}

/** Adds up the organizations of a period anew, without its other totals: where people are gone from published figures. */
export async function recountOrganizations(db: Db, periodId: string): Promise<void> {
  await replaceOrganizations(db, periodId, sql`${byOrganization(doneTogether(periodId))} c`);
}

async function replaceOrganizations(db: Db, periodId: string, counted: SQL): Promise<void> {
  await db.execute(sql`with counted as materialized (select c.* from ${counted} join organizations o on o.id = c.id),
    gone as (delete from participation_organizations t
      where t.period_id = ${periodId} and not exists (select from counted c where c.id = t.organization_id))
    insert into participation_organizations as t (period_id, organization_id, sessions_attended, live_minutes,
      self_paced_minutes, coaching_minutes)
    select ${periodId}::uuid, id, attendance, live, self_paced, coaching from counted order by id
    on conflict (period_id, organization_id) do update set sessions_attended = excluded.sessions_attended,
      live_minutes = excluded.live_minutes, self_paced_minutes = excluded.self_paced_minutes,
      coaching_minutes = excluded.coaching_minutes
    where (t.sessions_attended, t.live_minutes, t.self_paced_minutes, t.coaching_minutes) is distinct from
      (excluded.sessions_attended, excluded.live_minutes, excluded.self_paced_minutes, excluded.coaching_minutes)`);
}
