import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** The world at 1x; at 100x there are 100,000 people, 400 organizations, 5,000,000 lessons finished and 300 cohorts. */
const base = { people: 1_000, organizations: 4, cohorts: 3 };
const lessonsEach = 50;

/** People of organizations and cohorts who finished lessons in the last nine months, and what they told of themselves. */
export async function seedParticipants(db: Db, scale: number): Promise<Record<string, number>> {
  const people = base.people * scale;
  const [organizations, cohorts] = [base.organizations * scale, base.cohorts * scale];
  await seedCourses(db);
  await db.execute(sql`insert into organizations (name, kind)
    select 'Bench organization ' || n, (array['school', 'cbo', 'early_learning', 'district'])[1 + n % 4]
    from generate_series(1, ${organizations}::int) n`);
  await db.execute(sql`insert into cohorts (name, starts_on) select 'Bench cohort ' || n, current_date - 300
    from generate_series(1, ${cohorts}::int) n`);
  await db.execute(sql`insert into people (name, email) select 'Person ' || n, 'p' || n || '@bench.example'
    from generate_series(1, ${people}::int) n`);
  await db.execute(sql`create temp table bench_people as select id, row_number() over (order by id) as n from people`);
  await db.execute(sql`insert into memberships (person_id, organization_id, started_on)
    select p.id, o.id, current_date - 400 from bench_people p
    join (select id, row_number() over (order by id) as n from organizations) o on o.n = 1 + p.n % ${organizations}::int`);
  await db.execute(sql`insert into cohort_memberships (person_id, cohort_id, joined_on)
    select p.id, c.id, current_date - 300 from bench_people p
    join (select id, row_number() over (order by id) as n from cohorts) c on c.n = 1 + p.n % ${cohorts}::int where p.n % 3 = 0`);
  await seedWork(db, people);
  return { people, organizations, cohorts, lessons: people * lessonsEach };
}

async function seedCourses(db: Db): Promise<void> {
  await db.execute(sql`insert into courses (id, slug, title, language, level, topics, minutes, clock_hours_eligible, position,
      content_version, rule_version)
    select 'bench-' || n, 'bench-' || n, 'Bench course ' || n, 'en', 'foundations', '{}', 60, false, n, '1', '1'
    from generate_series(1, 5) n`);
  await db.execute(sql`insert into lessons (id, course_id, slug, title, minutes, position, content_version, is_required)
    select 'bench-' || n, 'bench-' || (1 + n % 5), 'bench-' || n, 'Lesson ' || n, 12, n, '1', true from generate_series(1, ${lessonsEach}::int) n
    union all select 'bench-live-' || n, 'bench-1', 'bench-live-' || n, 'Lesson ' || n, 12, 100 + n, '1', true
    from generate_series(0, 39) n`);
}

/** Without the triggers that note changes: everyone is noted once at the end. */
async function seedWork(db: Db, people: number): Promise<void> {
  const tables = ["lesson_facts", "enrollments", "course_facts"];
  for (const table of tables) await db.execute(sql.raw(`alter table ${table} disable trigger user`));
  for (let from = 0; from < people; from += 10_000) {
    await db.execute(sql`insert into lesson_facts (person_id, lesson_id, sequence, how, content_version, rule_version, happened_at)
      select p.id, 'bench-' || l, 1, 'marked', '1', '1', now() - make_interval(days => ((p.n * 7 + l * 11) % 270)::int)
      from bench_people p cross join generate_series(1, ${lessonsEach}::int) l where p.n > ${from} and p.n <= ${from + 10_000}`);
  }
  await db.execute(sql`insert into enrollments (person_id, course_id, enrolled_at)
    select id, 'bench-' || (1 + n % 5), now() - make_interval(days => (n * 13 % 260)::int) from bench_people`);
  await db.execute(sql`insert into course_facts (person_id, course_id, sequence, content_version, rule_version, how, happened_at)
    select person_id, course_id, 1, '1', '1', 'rule_met', enrolled_at + interval '5 days' from enrollments
    where hashtext(person_id::text) % 3 <> 0`);
  await db.execute(sql`insert into demographic_answers (person_id, question, state, choices, version)
    select id, 'role', 'answered', array[(array['teacher', 'leader', 'family_youth', 'coach_specialist'])[1 + (n % 4)::int]], 1
    from bench_people where n % 5 <> 0`);
  for (const table of tables) await db.execute(sql.raw(`alter table ${table} enable trigger user`));
  await db.execute(sql`insert into participation_changes (person_id) select id from bench_people`);
  await db.execute(sql`analyze`);
}
