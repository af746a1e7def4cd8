import { sql } from "drizzle-orm";
import postgres from "postgres";
import { connect } from "#db/client.server.ts";
import { migrate } from "#db/migrate.server.ts";
import * as schema from "#db/schema/index.ts";
import { seedLearners } from "#tests/bench/learners.ts";
import { aCourse, aLesson, aReflectionPrompt, publish } from "#tests/world.ts";

const base = "postgres://postgres:practice@127.0.0.1:5455/";
const url = base + "learning_measure";
if (process.argv[2] === "seed") {
  const owner = postgres(base + "postgres", { max: 1 });
  await owner`drop database if exists learning_measure with (force)`;
  await owner`create database learning_measure`;
  await owner.end();
  await migrate(url);
}
const { db, sql: client } = connect(url, { max: 8 });
const courses = Array.from({ length: 20 }, (_, c) =>
  aCourse(
    `course-${c}`,
    Array.from({ length: 40 }, (_, l) => aLesson(`c${c}-l${l}`, { prompts: [aReflectionPrompt()] })),
  ),
);
if (process.argv[2] === "seed") {
  await publish(db, ...courses);
  for (const [position, c] of courses.entries()) {
    await db.insert(schema.courses).values({ ...c, clockHoursEligible: false, position, topics: [] } as any);
    await db.insert(schema.lessons).values(c.lessons.map((l, position) => ({ ...l, position }) as any));
  }
  await seedLearners(db, 500);
  await db.execute(
    sql`insert into cohorts (name, starts_on) select 'Cohort ' || n, '2026-01-01' from generate_series(1,20) n`,
  );
  await db.execute(
    sql`insert into cohort_memberships (cohort_id, person_id, joined_on) select c.id, p.id, '2026-01-01' from (select id, row_number() over () n from people) p join (select id, row_number() over () n from cohorts) c on p.n % 20 = c.n - 1`,
  );
  await db.execute(
    sql`insert into role_grants (person_id, role, reason, cohort_id) select (select id from people limit 1), 'coach', 'x', id from cohorts`,
  );
  await db.execute(sql`insert into reflections (person_id, lesson_id, prompt_id, course_id, visibility, revision, text, prompt_version, updated_at)
   select p.id, l.id, 'notice', l.course_id, case when l.position % 5 = 0 then 'cohort' else 'private' end, 1, repeat('What I notice here is a mean. ', 20) || l.position, 'x', now() - random() * interval '90 days' from people p cross join lessons l where l.position < 10`);
  await db.execute(
    sql`insert into responses (person_id, lesson_id, prompt_id, kind, value, prompt_version, content_version, first_value, score) select p.id, l.id, 'check-' || n, 'check', '{"kind":"check","answer":["a"]}', 'x', 'x', '{"kind":"check","answer":["a"]}', 1 from people p cross join lessons l cross join generate_series(1,3) n where l.position < 10`,
  );
  await db.execute(sql`vacuum analyze`);
}
const { lessonStateFor } = await import("#app/learning/lesson-page.server.ts");
const { progressFor, courseProgressFor } = await import("#app/learning/progress.server.ts");
const { completeLesson, reopenLesson } = await import("#app/learning/completion.server.ts");
const { reflect } = await import("#app/learning/reflection.server.ts");
const lists = await import("#app/learning/queries/reflection-lists.server.ts");
const { aCatalog } = await import("#tests/world.ts");
const catalog = aCatalog(...courses);
const [p] = await db.execute<any>(sql`select * from people where name = 'Learner 77'`);
const person: any = {
  ...p,
  grants: [],
  cohortIds: (await db.execute<any>(sql`select cohort_id from cohort_memberships where person_id = ${p.id}`)).map(
    (r: any) => r.cohort_id,
  ),
  organizationIds: [],
};
const coach = {
  ...person,
  grants: [{ role: "coach", cohortId: person.cohortIds[0], organizationId: null }],
  cohortIds: [],
};
const site = { ...person, grants: [{ role: "coach", cohortId: null, organizationId: null }], cohortIds: [] };
async function time(name: string, work: () => Promise<unknown>, n = 60) {
  for (let i = 0; i < 8; i++) await work();
  const ts: number[] = [];
  for (let i = 0; i < n; i++) {
    const t = performance.now();
    await work();
    ts.push(performance.now() - t);
  }
  ts.sort((a, b) => a - b);
  console.log(name.padEnd(34), "p50", ts[n >> 1]!.toFixed(2), "p95", ts[Math.floor(n * 0.95)]!.toFixed(2));
}
const course = courses[3]!;
const lesson = course.lessons[5]!;
await time("select 1", () => db.execute(sql`select 1`));
await time("select with a parameter", () => db.execute(sql`select id from people where id = ${person.id}`));
await time("lessonStateFor", () => lessonStateFor(db, person, course, lesson, { catalog }));
await time("courseProgressFor", () => courseProgressFor(db, person.id, course, catalog));
await time("progressFor (20 courses)", () => progressFor(db, person.id, catalog));
await time("complete + reopen", async () => {
  await reopenLesson(db, person.id, course, lesson);
  await completeLesson(db, person.id, course, lesson, catalog);
});
let i = 0;
await time("reflect", () =>
  reflect(
    db,
    person.id,
    { course, lesson, prompt: lesson.prompts[0]! },
    { text: `typing ${i++}`.repeat(30), writer: "w", base: 0, visibility: null },
  ),
);
await time("listReflections", () => lists.listReflections(db, person.id, { page: 1 }));
await time("listReflections search", () => lists.listReflections(db, person.id, { page: 1, search: "mean here" }));
await time("listRecentReflections", () => lists.listRecentReflections(db, person.id));
await time("shared, cohort coach", () => lists.listSharedReflections(db, coach, 1), 20);
await time("shared, fellow", () => lists.listSharedReflections(db, person, 1), 20);
await time("shared, site coach", () => lists.listSharedReflections(db, site, 1), 20);
await client.end();
