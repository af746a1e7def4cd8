import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Person } from "#app/identity/person/person.ts";
import { completeLesson, reopenLesson } from "#app/learning/completion.server.ts";
import { reflect } from "#app/learning/reflection.server.ts";
import { respond } from "#app/learning/response.server.ts";
import { mergeAccounts } from "#app/personal-data/merge.server.ts";
import type { Db } from "#db/client.server.ts";
import { aCourse, aLesson, aPrompt, aReflectionPrompt, publish } from "#tests/world.ts";

export const notice = aReflectionPrompt();
export const guess = aPrompt("guess", { kind: "predict", question: "How many?", answer: { type: "text" } });
export const look = aPrompt("look", { kind: "observe-infer", observePrompt: "What?", inferPrompt: "So?" });
export const lessonIds = ["a", "b", "c"];
export const course = aCourse(
  "numbers",
  lessonIds.map((id) => aLesson(id, { prompts: [notice, guess, look] })),
);
export const lessonOf = (id: string) => course.lessons.find((lesson) => lesson.id === id) ?? aLesson(id);

export const merge = (db: Db, kept: Person, gone: Person, more: { address?: "kept" | "gone" } = {}) =>
  mergeAccounts(db, { keptId: kept.id, goneId: gone.id, address: "kept", catalog: null, ...more });

export async function live(db: Db, person: Person, what: string, lessonId: string, words: string): Promise<void> {
  const lesson = lessonOf(lessonId);
  const catalog = await publish(db, course);
  const place = { course, lesson };
  const save = { writer: crypto.randomUUID(), base: 0, visibility: what === "share" ? ("cohort" as const) : null };
  switch (what) {
    case "complete":
      await completeLesson(db, person.id, course, lesson, catalog);
      break;
    case "reopen":
      await reopenLesson(db, person.id, course, lesson);
      break;
    case "answer":
      await respond(db, person.id, { ...place, prompt: guess }, { kind: "predict", answer: words });
      break;
    case "observe":
      await respond(
        db,
        person.id,
        { ...place, prompt: look },
        { kind: "observe-infer", observations: words, inferences: words },
      );
      break;
    default:
      await reflect(db, person.id, { ...place, prompt: notice }, { ...save, text: what === "clear" ? "" : words });
  }
}

export const listOf = async (db: Db, query: ReturnType<typeof sql>): Promise<string[]> =>
  (await db.execute<{ one: string }>(query)).map(({ one }) => one).sort();

/** The relevant state of some people's work. */
export async function standing(db: Db, ids: string[]) {
  const own = sql`person_id = any(${sql.param(ids)}::uuid[])`;
  const complete = sql`select distinct lesson_id as one from (select person_id, lesson_id from lesson_facts where ${own}
    group by 1, 2 having max(sequence) % 2 = 1) done`;
  const finished = sql`select distinct course_id as one from (select person_id, course_id from course_facts where ${own}
    group by 1, 2 having max(sequence) % 2 = 1) done`;
  const texts = sql`select v.text as one from reflection_versions v join reflections r on r.id = v.reflection_id where ${own}`;
  const answered = sql`select distinct lesson_id || '/' || prompt_id as one from responses where ${own}`;
  const worded = sql`select distinct lesson_id as one from reflections where ${own} and text <> ''`;
  const tries = sql`select coalesce(sum(tries), 0)::text as one from responses where ${own}`;
  const shared = sql`select v.text as one from reflections r join reflection_versions v
    on v.reflection_id = r.id and v.revision = r.revision where ${own} and visibility <> 'private'`;
  return {
    complete: await listOf(db, complete),
    finished: await listOf(db, finished),
    texts: await listOf(db, texts),
    answered: await listOf(db, answered),
    worded: await listOf(db, worded),
    tries: await listOf(db, tries),
    shared: await listOf(db, shared),
  };
}

/** Facts and versions are numbered from 1 without gaps, and the newest version is the current one. */
export async function expectSound(db: Db, id: string) {
  for (const [table, thing] of [
    ["lesson_facts", "lesson_id"],
    ["course_facts", "course_id"],
  ] as const) {
    const rows = await db.execute<{ isSound: boolean }>(sql`
      select min(sequence) = 1 and max(sequence) = count(*) as "isSound"
      from ${sql.identifier(table)} where person_id = ${id} group by ${sql.identifier(thing)}`);
    expect(rows.every(({ isSound }) => isSound)).toBe(true);
  }
  const reflections = await db.execute<{ isSound: boolean }>(sql`
    select min(v.revision) = 1 and max(v.revision) = count(*) and max(v.revision) = r.revision
      and (array_agg(v.text order by v.revision desc))[1] = r.text as "isSound"
    from reflections r join reflection_versions v on v.reflection_id = r.id where r.person_id = ${id} group by r.id`);
  expect(reflections.every(({ isSound }) => isSound)).toBe(true);
}
