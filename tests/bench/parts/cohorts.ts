import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { BenchPart } from "../requests.ts";

/** Twelve cohorts of thirty, coached by every reader, with 20,000 shared reflections and 5,000 artifacts. */
export const cohortsBench: BenchPart = {
  seed,
  pages: { "coach's desk": () => ({ path: "/desk", texts: ["Desk cohort 1", "Waiting for your answer"] }) },
  countedPaths: ["/desk"],
};

async function seed(db: Db): Promise<void> {
  await db.execute(sql`insert into cohorts (name, starts_on, ends_on)
    select 'Desk cohort ' || n, current_date - 90, current_date + 180 from generate_series(1, 12) n`);
  await db.execute(sql`insert into cohort_settings (cohort_id, capacity) select id, 40 from cohorts`);
  // Readers are the first 64 learners by address; members are others.
  await db.execute(sql`insert into cohort_memberships (cohort_id, person_id, joined_on)
    select c.id, p.id, current_date - 60
    from (select id, row_number() over (order by email) as n from people where email like '%@bench.example') p
    join (select id, row_number() over (order by name) as n from cohorts) c on c.n = 1 + (p.n - 101) / 30
    where p.n between 101 and 460`);
  await db.execute(sql`insert into role_grants (person_id, role, cohort_id, reason)
    select p.id, 'coach', c.id, 'For the bench.' from cohorts c cross join (select id from people
      where email like '%@bench.example' order by email limit 64) p`);
  await db.execute(sql`insert into reflections
      (person_id, lesson_id, prompt_id, course_id, visibility, revision, text, prompt_version, updated_at)
    select m.person_id, l.id, 'reflection', l.course_id, 'coach', 1,
      'What I would ask next about the number in lesson ' || l.n, 'bench', now() - make_interval(mins => (l.n * 97 + m.n * 31)::int)
    from (select person_id, row_number() over (order by person_id) as n from cohort_memberships) m
    join (select id, course_id, row_number() over (order by id) as n from lessons) l
      on (l.n + m.n * 7) % 800 < 56
    limit 20000`);
  await db.execute(sql`with made as (insert into artifacts
      (cohort_id, template_key, template, title, state, revision, shared_revision, state_since)
    select m.cohort_id, 'pdsa', '{"key":"pdsa","title":"PDSA","purpose":"","weeks":[],"fields":[],"rubric":[]}',
      'Plan ' || s || ' of ' || m.n, case when s % 7 = 0 then 'submitted' else 'accepted' end, 1, 1,
      now() - make_interval(hours => (m.n + s)::int)
    from (select cohort_id, row_number() over (order by person_id) as n from cohort_memberships) m
    cross join generate_series(1, 14) s limit 5000 returning id, title)
    insert into artifact_owners (artifact_id, person_id)
    select made.id, m.person_id from made join (select person_id, row_number() over (order by person_id) as n
      from cohort_memberships) m on m.n = split_part(made.title, ' of ', 2)::int`);
  await db.execute(sql`insert into goals (cohort_id, person_id, statement, target_on)
    select cohort_id, person_id, 'A goal of the bench', current_date + 30 from cohort_memberships`);
}
