import { type SQL, sql } from "drizzle-orm";
import { connect } from "#db/client.server.ts";
import { aCatalog, aCourse, aLesson, aReflectionPrompt } from "#tests/world.ts";

const { db, sql: client } = connect("postgres://postgres:practice@127.0.0.1:5455/learning_measure", { max: 1 });
const courses = Array.from({ length: 20 }, (_, c) =>
  aCourse(
    `course-${c}`,
    Array.from({ length: 40 }, (_, l) => aLesson(`c${c}-l${l}`, { prompts: [aReflectionPrompt()] })),
  ),
);
const [p] = await db.execute<any>(sql`select * from people where name = 'Learner 77'`);
const spy = (mode: string) =>
  new Proxy(db as any, {
    get(t, k) {
      if (k !== "execute") return Reflect.get(t, k);
      return async (q: SQL) => {
        for (let i = 0; i < 3; i++) {
          const rows = await db.execute<any>(sql`explain (analyze, buffers off) ${q}`);
          const lines = rows.map((r: any) => r["QUERY PLAN"]);
          if (i === 2) console.log(mode === "full" ? lines.join("\n") : lines.slice(-2).join("  "));
        }
        return db.execute(q);
      };
    },
  });
const { findLessonRecord } = await import("#app/learning/queries/lesson-records.server.ts");
const r = await import("#app/learning/queries/course-records.server.ts");
console.log("lesson");
await findLessonRecord(spy(process.argv[2] ?? ""), p.id, courses[3]!, courses[3]!.lessons[5]!);
console.log("course");
await r.findCourseRecord(spy(""), p.id, courses[3]!);
console.log("learner");
await r.findLearnerRecord(spy(""), p.id, aCatalog(...courses));
await client.end();
