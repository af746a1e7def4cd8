import { sql } from "drizzle-orm";
import type { Course, Lesson } from "#app/catalog/catalog.ts";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import type { Db } from "#db/client.server.ts";
import type { Readers } from "../lesson-state.ts";
import type { CourseRecord, Tick } from "../progress.ts";
import type { Visibility } from "../reflection.ts";
import type { ResponseValue } from "../response.ts";
import { readersOf } from "./cohorts.server.ts";
import { type CourseRecordRow, courseRecordColumns, courseRecordOf } from "./course-records.server.ts";

type ResponseRow = {
  lessonId: string;
  promptId: string;
  value: ResponseValue;
  firstValue: ResponseValue;
  score: number | null;
  firstScore: number | null;
  tries: number;
  isLocked: boolean;
  promptVersion: string;
  askedThen: PromptDefinition | null;
};

type ReflectionRow = {
  promptId: string;
  id: string;
  text: string;
  revision: number;
  visibility: Visibility;
  updatedAt: string;
  askedThen: PromptDefinition | null;
};

/** All that is on record about one person in one lesson, beside where they stand in its course. */
export type LessonRecord = {
  course: CourseRecord;
  tick: Tick | null;
  responses: ResponseRow[];
  reflections: ReflectionRow[];
  position: { blockId: string; offset: number } | null;
  readers: Readers;
};

/** One statement for the whole lesson page: scalars and JSON, so that one round trip carries it. */
export async function findLessonRecord(
  db: Db,
  personId: string,
  course: Course,
  lesson: Lesson,
): Promise<LessonRecord> {
  type Row = CourseRecordRow & Omit<LessonRecord, "course">;
  const versions = sql.param(lesson.prompts.map((prompt) => prompt.version));
  const ratings = ratedBefore(course);
  const writes = lesson.prompts.some((prompt) => prompt.definition.kind === "reflection");
  const [row] = await db.execute<Row>(sql`
    select ${courseRecordColumns(personId, course)},
      (select json_build_object('how', how, 'at', happened_at) from (select * from lesson_facts
        where person_id = ${personId} and lesson_id = ${lesson.id} order by sequence desc limit 1) newest
        where sequence % 2 = 1) as "tick",
      (select coalesce(json_agg(json_build_object('lessonId', r.lesson_id, 'promptId', r.prompt_id, 'value', r.value,
          'firstValue', r.first_value, 'score', r.score, 'firstScore', r.first_score, 'tries', r.tries,
          'isLocked', r.is_locked, 'promptVersion', r.prompt_version, 'askedThen', ${asked(lesson.id, versions)})), '[]')
        from responses r where r.person_id = ${personId} and r.lesson_id = any(${sql.param([lesson.id, ...ratings.lessonIds])}::text[])
          and (r.lesson_id = ${lesson.id} or r.lesson_id || '/' || r.prompt_id = any(${sql.param(ratings.keys)}::text[]))
      ) as "responses",
      (select coalesce(json_agg(json_build_object('promptId', r.prompt_id, 'id', r.id, 'text', r.text, 'revision', r.revision,
          'visibility', r.visibility, 'updatedAt', r.updated_at, 'askedThen', ${asked(lesson.id, versions)})), '[]')
        from reflections r where r.person_id = ${personId} and r.lesson_id = ${lesson.id}) as "reflections",
      (select json_build_object('blockId', block_id, 'offset', "offset") from reading_positions
        where person_id = ${personId} and lesson_id = ${lesson.id}) as "position",
      ${writes ? readersOf(personId) : sql`'{"coaches": [], "cohorts": []}'::json`} as "readers"`);
  if (!row) throw new Error("a select without a from answers one row");
  const { tick, responses, reflections, position, readers } = row;
  return { course: courseRecordOf(row), tick, responses, reflections, position, readers };
}

/** The question as it was, only where it is no longer the one that the lesson asks. */
function asked(lessonId: string, currentVersions: ReturnType<typeof sql.param>) {
  return sql`case when r.lesson_id = ${lessonId} and r.prompt_version <> all(${currentVersions}::text[]) then
    (select v.definition from prompt_versions v where v.lesson_id = r.lesson_id and v.prompt_id = r.prompt_id
      and v.version = r.prompt_version) end`;
}

function ratedBefore(course: Course): { lessonIds: string[]; keys: string[] } {
  const rated = course.lessons.flatMap((lesson) =>
    lesson.prompts.flatMap(({ id, definition }) =>
      definition.kind === "confidence" && definition.moment === "before" ? [{ lessonId: lesson.id, promptId: id }] : [],
    ),
  );
  return {
    lessonIds: rated.map(({ lessonId }) => lessonId),
    keys: rated.map(({ lessonId, promptId }) => `${lessonId}/${promptId}`),
  };
}
