import { type SQL, sql } from "drizzle-orm";
import { nameInList } from "#app/identity/organizations/queries/name-in-list.server.ts";
import { seatStates } from "#app/trainings/registration/registration.ts";
import type { Db } from "#db/client.server.ts";
import { dayOfMoment } from "#db/today.server.ts";
import { questionKeys } from "../../demographics/question.ts";
import { addedUp } from "../../measures/queries/person-months.server.ts";
import {
  type CountedGroup,
  type CountedPeriod,
  type SliceKey,
  seatSeekers,
  sliceKeys,
  withFixedCategories,
} from "../slice.ts";

/** States of a registration that has its seat; an offer may still be declined. */
const seats = seatStates.filter((state) => state !== "offered");

/** `id`: of a period that people are counted for; null for any other months. */
type Days = { id: string | null; startsOn: string; endsOn: string };

const noPeriod = "00000000-0000-0000-0000-000000000000";

const amounts = sql`count(distinct b.person_id)::int as people,
  count(distinct b.person_id) filter (where b.finished)::int as finished`;

const select = (slice: SliceKey, category: SQL, rest: SQL, { parent = sql`null::text`, label = category } = {}) =>
  sql`select ${slice}::text as slice, ${category} as category, ${parent} as parent, ${label} as label, ${amounts}
    from base b ${rest} group by 2, 3, 4`;

/** The people of a period by their organizations and these by kind; a person in two counts in both. */
const byOrganization = sql`
  ${select(
    "organization",
    sql`coalesce(o.kind, 'none')`,
    sql`left join lateral unnest(b.organization_ids) u(id) on true
    left join organizations o on o.id = u.id`,
  )}
  union all ${select(
    "organization",
    sql`o.id::text`,
    sql`join lateral unnest(b.organization_ids) u(id) on true
    join organizations o on o.id = u.id`,
    { parent: sql`o.kind`, label: nameInList("o") },
  )}`;

const byCohort = ({ startsOn, endsOn }: Days) =>
  select(
    "cohort",
    sql`c.id::text`,
    sql`join cohort_memberships m on m.person_id = b.person_id and m.joined_on <= ${endsOn}::date
      and (m.left_on is null or m.left_on >= ${startsOn}::date) join cohorts c on c.id = m.cohort_id`,
    { label: sql`c.name` },
  );

/** Of each course the people who began it in the period, and those of them who finished it by its end. */
const byCourse = ({ startsOn, endsOn }: Days) => sql`select 'course'::text, c.id, null::text, c.title,
    count(distinct b.person_id)::int, count(distinct f.person_id)::int
  from base b join enrollments e on e.person_id = b.person_id
    and ${dayOfMoment(sql`e.enrolled_at`)} between ${startsOn}::date and ${endsOn}::date
  join courses c on c.id = e.course_id
  left join course_facts f on f.person_id = e.person_id and f.course_id = e.course_id and f.sequence = 1
    and ${dayOfMoment(sql`f.happened_at`)} <= ${endsOn}::date
  group by 2, 4`;

/**
 * The people who asked for a seat in a training of the period, and of them those who waited, declined an offered seat or
 * let it lapse, whether they took part or not; `finished` are those with a seat in a training of the period.
 */
const byAccess = ({ startsOn, endsOn }: Days) => sql`select 'access'::text, a.category,
    case when a.category = ${seatSeekers} then null else ${seatSeekers} end, a.category,
    count(distinct a.person_id)::int, count(distinct a.person_id) filter (where a.has_seat)::int
  from (select asked.person_id, asked.has_seat, x.category from (
      select g.id, g.person_id, bool_or(g.state = any(${sql.param([...seats])}::text[])) over (partition by g.person_id) as has_seat
      from training_registrations g join training_runs t on t.id = g.run_id
      where g.person_id is not null and t.published_at is not null and t.canceled_at is null
        and ${dayOfMoment(sql`t.starts_at`)} between ${startsOn}::date and ${endsOn}::date) asked
    cross join lateral (select ${seatSeekers}::text as category union all
      select distinct e.state from training_registration_events e
      where e.registration_id = asked.id and e.state in ('waitlisted', 'declined', 'lapsed')) x) a
  group by 2`;

/** The people whose work went to a coach in the period, came back from one, or was accepted. Nobody's work is read. */
const byArtifact = ({ startsOn, endsOn }: Days) =>
  select(
    "artifacts",
    sql`e.event`,
    sql`join artifact_owners m on m.person_id = b.person_id
      join artifact_events e on e.artifact_id = m.artifact_id and e.event in ('submit', 'return', 'accept')
        and ${dayOfMoment(sql`e.happened_at`)} between ${startsOn}::date and ${endsOn}::date`,
  );

/** The people who were on the team of a cycle of inquiry when it was decided in the period, by the decision. */
const byCycle = ({ startsOn, endsOn }: Days) =>
  select(
    "cycles",
    sql`y.decision`,
    sql`join inquiry_members m on m.person_id = b.person_id and m.joined_at is not null
      join inquiry_cycles y on y.id = m.cycle_id and y.decision is not null
        and (m.left_at is null or m.left_at >= y.decided_at)
        and ${dayOfMoment(sql`y.decided_at`)} between ${startsOn}::date and ${endsOn}::date`,
  );

/**
 * The answers to each question that somebody of the period answered. Declined, blank and never asked are one category
 * here, so that the categories hold everyone.
 */
const byAnswer = sql`select asked.question, coalesce(a.choice, 'no_answer'), null::text, coalesce(a.choice, 'no_answer'),
    ${amounts}
  from (select d.question from demographic_answers d join base x on x.person_id = d.person_id
    where d.state = 'answered' group by 1) asked
  cross join base b
  left join (select d.person_id, d.question, unnest(d.choices) as choice from demographic_answers d
    where d.state = 'answered') a on (a.person_id, a.question) = (b.person_id, asked.question)
  group by 1, 2`;

const peopleOf = (period: Days, hasOrganizations: boolean): SQL =>
  period.id === null
    ? addedUp({ ...period, id: noPeriod }, sql`participation_months r`, { hasOrganizations })
    : sql`(select * from participation_people where period_id = ${period.id})`;

const byStanding = ({ startsOn }: Days) =>
  select(
    "standing",
    sql`case when r.person_id is null then 'new' else 'returning' end`,
    sql`left join (select distinct person_id from participation_months where month < ${startsOn}::date) r
      on r.person_id = b.person_id`,
  );

/** The statements that count the groups of these slices. */
function countsOf(period: Days, slices: ReadonlySet<SliceKey>): SQL[] {
  const counts: [SliceKey, SQL][] = [
    ["standing", byStanding(period)],
    ["began", select("began", sql`case when b.began then 'yes' else 'no' end`, sql``)],
    ["organization", byOrganization],
    ["cohort", byCohort(period)],
    ["course", byCourse(period)],
    ["access", byAccess(period)],
    ["artifacts", byArtifact(period)],
    ["cycles", byCycle(period)],
  ];
  const isAsked = questionKeys.some((key) => slices.has(key));
  return [...counts.flatMap(([slice, count]) => (slices.has(slice) ? [count] : [])), ...(isAsked ? [byAnswer] : [])];
}

/** Counts everyone and the groups of a period in one statement: all that are published, or those of some slices. */
export async function countGroups(
  db: Db,
  period: Days,
  slices: ReadonlySet<SliceKey> = new Set(sliceKeys),
): Promise<CountedPeriod> {
  const counts = countsOf(period, slices).map((count) => sql`union all ${count}`);
  const rows = await db.execute<
    Omit<CountedGroup, "slice"> & { slice: SliceKey | "everyone" }
  >(sql`with base as materialized (
      select p.person_id, p.organization_ids, p.courses_finished > 0 as finished, p.courses_begun > 0 as began
      from ${peopleOf(period, slices.has("organization"))} p)
    select 'everyone'::text as slice, '' as category, null::text as parent, '' as label, ${amounts} from base b
    ${sql.join(counts, sql` `)}
    order by 1, 4, 2`);
  const all = rows.find(({ slice }) => slice === "everyone");
  return {
    people: all?.people ?? 0,
    finished: all?.finished ?? 0,
    groups: withFixedCategories(
      rows.flatMap((row) => (row.slice === "everyone" ? [] : [{ ...row, slice: row.slice }])),
    ),
  };
}

export type Dosage = { median: number; low: number; high: number };

/** The minutes of the person in the middle, and those between which the middle half are; null without people. */
export async function findDosage(db: Db, periodId: string): Promise<Dosage | null> {
  const [row] = await db.execute<Record<keyof Dosage, number | null>>(sql`select
      percentile_cont(0.5) within group (order by minutes) as median,
      percentile_cont(0.25) within group (order by minutes) as low,
      percentile_cont(0.75) within group (order by minutes) as high
    from (select live_minutes + self_paced_minutes + coaching_minutes as minutes
      from participation_people where period_id = ${periodId}) p`);
  if (!row || row.median === null || row.low === null || row.high === null) return null;
  return { median: row.median, low: row.low, high: row.high };
}
