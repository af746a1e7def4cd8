import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { type Ask, type BenchPart, lessonPath, lessonTitle, type Reader, write } from "../requests.ts";

export const learningBench: BenchPart = {
  seed,
  pages: {
    lesson: (number) => ({
      path: lessonPath(number),
      texts: [lessonTitle(number), "What will you ask about the next number you meet?"],
    }),
    "My learning": () => ({ path: "/learning", texts: ["Course 1"] }),
  },
  writes: (readers, port) => ({
    "complete a lesson": completions(readers, port),
    "save a reflection": reflections(readers, port),
  }),
  countedPaths: [lessonPath(0), "/learning", "/reflections"],
};

/**
 * Facts about every lesson for every learner: a quarter of all pairs was reopened and completed again once, so that
 * `learners` x 800 lessons give 1.25 facts a pair (500 learners: 500,000 facts).
 */
async function seed(db: Db): Promise<void> {
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
}

/** Every second press undoes the one before, so that each one writes a fact. */
function completions(readers: Reader[], port: number): Ask[][] {
  return readers.map(({ cookie }, number) => [
    write(cookie, port, `${lessonPath(number)}/completion`, "_method=delete", '"outcome":"open"'),
    write(cookie, port, `${lessonPath(number)}/completion`, "", '"outcome":"completed"'),
  ]);
}

/** Each save is a text of some 300 characters from the reader's own open page. */
function reflections(readers: Reader[], port: number): Ask[][] {
  return readers.map(({ cookie }, number) => {
    const text = encodeURIComponent(`What I would ask next, number ${number}. `.repeat(8));
    const path = `${lessonPath(number)}/reflections/reflection`;
    return [write(cookie, port, path, `writer=bench-${number}&text=${text}`, '"reflection":{')];
  });
}
