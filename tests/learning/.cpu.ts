import { type SQL, sql } from "drizzle-orm";
import { connect } from "#db/client.server.ts";
import { aCatalog, aCourse, aLesson, aReflectionPrompt } from "#tests/world.ts";

const generic = process.argv.includes("generic");
const { db, sql: client } = connect("postgres://postgres:practice@127.0.0.1:5455/learning_measure", { max: 1 });
if (process.argv.includes("prepared")) {
  const c: any = client;
  const unsafe = c.unsafe;
  c.unsafe = (q: string, a: any, o: any) => unsafe(q, a, { ...o, prepare: true });
}
if (generic) await client`set plan_cache_mode = force_generic_plan`;
const courses = Array.from({ length: 20 }, (_, c) =>
  aCourse(
    `course-${c}`,
    Array.from({ length: 40 }, (_, l) => aLesson(`c${c}-l${l}`, { prompts: [aReflectionPrompt()] })),
  ),
);
const catalog = aCatalog(...courses);
const [p] = await db.execute<any>(sql`select * from people where name = 'Learner 99'`);
const { lessonStateFor } = await import("#app/learning/lesson-page.server.ts");
const { courseDetail } = await import("#app/learning/progress.ts");
const { findLessonRecord } = await import("#app/learning/queries/lesson-records.server.ts");
const { findCourseRecord, findLearnerRecord } = await import("#app/learning/queries/course-records.server.ts");
const { progressFor } = await import("#app/learning/progress.server.ts");
const course = courses[3]!,
  lesson = course.lessons[5]!;
async function time(name: string, work: () => unknown, n = 300) {
  for (let i = 0; i < 60; i++) await work();
  const c0 = process.cpuUsage();
  const ts: number[] = [];
  for (let i = 0; i < n; i++) {
    const t = performance.now();
    await work();
    ts.push(performance.now() - t);
  }
  const c = process.cpuUsage(c0);
  ts.sort((a, b) => a - b);
  console.log(
    name.padEnd(28),
    "p50",
    ts[n >> 1]!.toFixed(2),
    "min",
    ts[0]!.toFixed(2),
    "client cpu ms/call",
    ((c.user + c.system) / 1000 / n).toFixed(2),
  );
}
await time("one param", () => db.execute(sql`select id from people where id = ${p.id}`));
await time("lessonStateFor", () => lessonStateFor(db, p, course, lesson, { catalog }));
await time("findLessonRecord", () => findLessonRecord(db, p.id, course, lesson));
await time("findCourseRecord", () => findCourseRecord(db, p.id, course));
await time("progressFor", () => progressFor(db, p.id, catalog));
const record = await findCourseRecord(db, p.id, course);
await time("courseDetail", () => courseDetail(course, record, catalog));
console.log(
  (await client`select left(statement,30) s, generic_plans g, custom_plans c from pg_prepared_statements`).map(
    (r: any) => r.s.trim().slice(0, 30) + " g" + r.g + " c" + r.c,
  ),
);
await client.end();
