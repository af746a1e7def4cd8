import { type SQL, sql } from "drizzle-orm";
import { countingAttendance } from "#app/meetings/queries/attendance.server.ts";
import type { Db } from "#db/client.server.ts";
import { dayOfMoment } from "#db/today.server.ts";
import type { RolledUpMeasure } from "../rolled-up.ts";

/** The first day of the month that a moment falls in, in the home zone. */
const monthOf = (moment: SQL) => sql`date_trunc('month', ${dayOfMoment(moment)})::date`;

/**
 * The twin of `attendedMinutes` for one session, given an observation `a` of attendance at the meeting `met`: what was
 * missed is taken from the minutes without breaks, because nobody knows whether a break was missed.
 */
export const attendedMinutesInSql = sql`greatest(0, least(case when a.state in ('absent', 'excused') then 0
  else coalesce(a.minutes, met.minutes - coalesce(a.late_minutes, 0) - coalesce(a.left_early_minutes, 0)) end,
  met.minutes) - met.break_minutes)::int`;

/**
 * Everything countable that these people did up to a moment, as (person_id, month, measure, amount), several rows for
 * a month and measure.
 */
const doneBy = (personIds: SQL, now: SQL): SQL => sql`(
  with attended as (
    select a.person_id, met.kind, ${monthOf(sql`met.starts_at`)} as month,
      case when met.kind = 'one-to-one' then coalesce(more.minutes, ${attendedMinutesInSql}) else ${attendedMinutesInSql} end
        as minutes
    from ${countingAttendance(sql`o.person_id = any(${personIds})`)} a join meetings met on met.id = a.meeting_id
    left join coaching_contacts more on more.meeting_id = met.id
    where met.canceled_at is null and a.state not in ('absent', 'excused')
    union all
    select i.person_id, met.kind, ${monthOf(sql`met.starts_at`)}, coalesce(more.minutes, met.minutes - met.break_minutes)
    from meeting_invitations i join meetings met on met.id = i.meeting_id
    left join coaching_contacts more on more.meeting_id = met.id
    where i.person_id = any(${personIds}) and met.kind = 'one-to-one' and i.role = 'participant'
      and i.withdrawn_at is null and met.canceled_at is null
      and met.starts_at + make_interval(mins => met.minutes) <= ${now}
      and not exists (select 1 from attendance_observations o where o.meeting_id = met.id and o.person_id = i.person_id)
  )
  select person_id, month, 'sessions_attended' as measure, 1 as amount from attended where kind <> 'one-to-one'
  union all select person_id, month, case when kind = 'one-to-one' then 'coaching_minutes' else 'live_minutes' end, minutes
    from attended
  union all select p.person_id, ${monthOf(sql`x.began_at`)}, 'coaching_minutes', x.minutes
    from contact_people p join coaching_contacts x on x.id = p.contact_id
    where p.person_id = any(${personIds}) and x.source in ('typed', 'pasted')
  union all select f.person_id, f.month, x.measure, x.amount
    from (select f.person_id, ${monthOf(sql`f.happened_at`)} as month, count(*)::int as lessons, sum(l.minutes)::int as minutes
      from lesson_facts f left join lessons l on l.id = f.lesson_id
      where f.person_id = any(${personIds}) and f.sequence = 1 group by 1, 2) f
    cross join lateral (values ('lessons_finished', f.lessons), ('self_paced_minutes', f.minutes)) x (measure, amount)
  union all select e.person_id, ${monthOf(sql`e.enrolled_at`)}, 'courses_begun', 1
    from enrollments e where e.person_id = any(${personIds})
  union all select f.person_id, ${monthOf(sql`f.happened_at`)}, 'courses_finished', 1
    from course_facts f where f.person_id = any(${personIds}) and f.sequence = 1
)`;

/** Counts all months of these people anew and writes the rows that differ. */
export async function updatePersonMonths(db: Db, personIds: string[], now: Date): Promise<void> {
  const ids = sql`${sql.param(personIds)}::uuid[]`;
  await db.execute(sql`with counted as materialized (
      select person_id, month, measure, sum(amount)::int as amount
      from ${doneBy(ids, sql`${now.toISOString()}::timestamptz`)} done group by 1, 2, 3 having sum(amount) > 0),
    old as materialized (select person_id, month, measure, amount from participation_months where person_id = any(${ids})),
    gone as (delete from participation_months p using (
        select person_id, month, measure from old except select person_id, month, measure from counted) o
      where (p.person_id, p.month, p.measure) = (o.person_id, o.month, o.measure))
    insert into participation_months (person_id, month, measure, amount)
    select c.person_id, c.month, c.measure, c.amount
    from (select * from counted except select * from old) c join people p on p.id = c.person_id
    on conflict (person_id, month, measure) do update set amount = excluded.amount`);
}

type Days = { startsOn: string; endsOn: string };

const sumOf = (measure: RolledUpMeasure) =>
  sql`coalesce(sum(r.amount) filter (where r.measure = ${sql.raw(`'${measure}'`)}), 0)::int`;

/**
 * Months in a period added up, of each person of `months`: rows of participation_people; without the organizations, which
 * take most of the time, where nobody asks for them.
 */
export const addedUp = (
  { id, startsOn, endsOn }: Days & { id: string },
  months: SQL,
  { hasOrganizations = true } = {},
): SQL => sql`(
  select ${id}::uuid as period_id, r.person_id, ${
    hasOrganizations ? organizationsIn({ startsOn, endsOn }) : sql`'{}'::uuid[]`
  } as organization_ids,
    ${sumOf("sessions_attended")} as sessions_attended, ${sumOf("live_minutes")} as live_minutes,
    ${sumOf("self_paced_minutes")} as self_paced_minutes, ${sumOf("coaching_minutes")} as coaching_minutes,
    ${sumOf("courses_begun")} as courses_begun, ${sumOf("courses_finished")} as courses_finished
  from ${months} where r.month between ${startsOn}::date and ${endsOn}::date group by r.person_id)`;

/** The organizations of the person `r` in the months of a period in which they took part. */
const organizationsIn = ({
  startsOn,
  endsOn,
}: Days): SQL => sql`array(select distinct m.organization_id from memberships m
      where m.person_id = r.person_id and exists (select 1 from participation_months own where own.person_id = m.person_id
        and own.month between ${startsOn}::date and ${endsOn}::date
        and m.started_on < (own.month + interval '1 month')::date and (m.ended_on is null or m.ended_on >= own.month))
      order by 1)`;

/** Brings the rows of these people in a period up to date with their months, and writes those that differ. */
export async function updatePeriodPeople(
  db: Db,
  period: { id: string; startsOn: string; endsOn: string },
  personIds: string[],
): Promise<void> {
  // Joined rather than compared with a list, which would search an index once for each person and month.
  const whose = sql`unnest(${sql.param(personIds)}::uuid[]) whose(id)`;
  const months = sql`${whose} join participation_months r on r.person_id = whose.id`;
  await db.execute(sql`with counted as materialized (select * from ${addedUp(period, months)} done),
    old as materialized (select p.* from ${whose}
      join participation_people p on (p.period_id, p.person_id) = (${period.id}::uuid, whose.id)),
    gone as (delete from participation_people p using (select person_id from old except select person_id from counted) o
      where (p.period_id, p.person_id) = (${period.id}::uuid, o.person_id))
    insert into participation_people as p (period_id, person_id, organization_ids, sessions_attended, live_minutes,
      self_paced_minutes, coaching_minutes, courses_begun, courses_finished)
    select * from counted except select * from old
    on conflict (period_id, person_id) do update set organization_ids = excluded.organization_ids,
      sessions_attended = excluded.sessions_attended, live_minutes = excluded.live_minutes,
      self_paced_minutes = excluded.self_paced_minutes, coaching_minutes = excluded.coaching_minutes,
      courses_begun = excluded.courses_begun, courses_finished = excluded.courses_finished`);
}

/** Counts everyone's rows in a period anew from their months: before it is frozen. */
export async function replacePeriodPeople(
  db: Db,
  period: { id: string; startsOn: string; endsOn: string },
): Promise<void> {
  await db.transaction(async (db) => {
    await db.execute(sql`delete from participation_people where period_id = ${period.id}`);
    await db.execute(sql`insert into participation_people (period_id, person_id, organization_ids, sessions_attended,
      live_minutes, self_paced_minutes, coaching_minutes, courses_begun, courses_finished)
      select * from ${addedUp(period, sql`participation_months r`)} done`);
  });
}
