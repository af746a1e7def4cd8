import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/**
 * Learners with facts about every lesson: a quarter of all pairs was reopened and completed again once, so that
 * `learners` x 800 lessons give 1.25 facts a pair (500 learners: 500,000 facts).
 */
export async function seedLearners(db: Db, learners: number): Promise<void> {
  await db.execute(sql`
    insert into people (email, name)
    select 'learner-' || n || '@bench.example', 'Learner ' || n from generate_series(1, ${learners}) n`);
  await db.execute(sql`
    insert into role_grants (person_id, role, reason)
    select id, 'educator', 'benchmark' from people where email like '%@bench.example'`);
  await db.execute(sql`
    insert into enrollments (person_id, course_id)
    select p.id, c.id from people p cross join courses c where p.email like '%@bench.example'`);
  await db.execute(sql`
    insert into lesson_facts (person_id, lesson_id, sequence, content_version, rule_version, how, happened_at)
    select p.id, l.id, s.sequence, l.content_version, 'bench',
           case when s.sequence = 2 then 'reopened' else 'marked' end,
           now() - interval '30 days' * random()
    from (select id, row_number() over (order by email) as n from people where email like '%@bench.example') p
    cross join (select id, content_version, row_number() over (order by id) as n from lessons) l
    cross join lateral generate_series(1, case when (p.n + l.n) % 8 = 0 then 3 else 1 end) s(sequence)`);
  await db.execute(sql`
    insert into reading_positions (person_id, lesson_id, course_id, block_id)
    select p.id, l.id, l.course_id, 'b1' from people p cross join lessons l
    where p.email like '%@bench.example' and l.position < 3`);
  await db.execute(sql`vacuum analyze`);
}
