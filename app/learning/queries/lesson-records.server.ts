import { type SQL, sql } from "drizzle-orm";
import type { Course, Lesson } from "#app/catalog/catalog.ts";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import type { Db } from "#db/client.server.ts";
import { promptKey } from "../completion.ts";
import type { Readers } from "../lesson-state.ts";
import type { LessonNote } from "../notes/note.ts";
import { isBookmarked } from "../notes/queries/bookmarks.server.ts";
import { notesIn } from "../notes/queries/notes.server.ts";
import type { CourseRecord, LessonCompletion } from "../progress.ts";
import type { Visibility } from "../reflection.ts";
import type { ResponseValue } from "../response.ts";
import { readersOf } from "./cohorts.server.ts";
import { readColumns } from "./columns.server.ts";
import { courseRecordColumns, courseRecordOf } from "./course-records.server.ts";

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

/** Everything stored about one person in one lesson, with their progress in its course. */
export type LessonRecord = {
  course: CourseRecord;
  completion: LessonCompletion | null;
  responses: ResponseRow[];
  reflections: ReflectionRow[];
  position: { blockId: string; offset: number } | null;
  readers: Readers;
  notes: LessonNote[];
  isBookmarked: boolean;
  isTalkedAbout: boolean;
};

/**
 * One statement for the whole lesson page, to save round trips; `isTalkedAbout` is a condition that another domain adds.
 */
export async function findLessonRecord(
  db: Db,
  personId: string,
  course: Course,
  lesson: Lesson,
  isTalkedAbout: SQL<boolean> = sql`false`,
): Promise<LessonRecord> {
  const row = await readColumns(db, "lesson_record", {
    ...courseRecordColumns(personId, course),
    completion: sql<LessonCompletion | null>`(select json_build_object('how', how, 'at', happened_at) from (select * from lesson_facts
      where person_id = ${personId} and lesson_id = ${lesson.id} order by sequence desc limit 1) newest
      where sequence % 2 = 1)`,
    responses: responsesIn(personId, course, lesson),
    reflections: sql<ReflectionRow[]>`(select coalesce(json_agg(json_build_object('promptId', r.prompt_id,
        'id', r.id, 'text', r.text, 'revision', r.revision, 'visibility', r.visibility, 'updatedAt', r.updated_at,
        'askedThen', ${askedThen(lesson)})), '[]')
      from reflections r where r.person_id = ${personId} and r.lesson_id = ${lesson.id})`,
    position: sql<LessonRecord["position"]>`(select json_build_object('blockId', block_id, 'offset', "offset")
      from reading_positions where person_id = ${personId} and lesson_id = ${lesson.id})`,
    readers: hasReflection(lesson) ? readersOf(personId) : sql<Readers>`'{"coaches": [], "cohorts": []}'::json`,
    notes: notesIn(personId, lesson.id),
    isBookmarked: isBookmarked(personId, lesson.id),
    isTalkedAbout,
  });
  return { ...row, course: courseRecordOf(row) };
}

/** The answers of this lesson, and the ratings given earlier in the course, for comparison. */
function responsesIn(personId: string, course: Course, lesson: Lesson) {
  const earlier = ratedBefore(course);
  const lessonIds = sql.param([lesson.id, ...earlier.map((prompt) => prompt.lessonId)]);
  const keys = sql.param(earlier.map((prompt) => promptKey(prompt.lessonId, prompt.promptId)));
  return sql<ResponseRow[]>`(select coalesce(json_agg(json_build_object('lessonId', r.lesson_id,
      'promptId', r.prompt_id, 'value', r.value, 'firstValue', r.first_value, 'score', r.score,
      'firstScore', r.first_score, 'tries', r.tries, 'isLocked', r.is_locked, 'promptVersion', r.prompt_version,
      'askedThen', ${askedThen(lesson)})), '[]')
    from responses r where r.person_id = ${personId} and r.lesson_id = any(${lessonIds}::text[])
      and (r.lesson_id = ${lesson.id} or r.lesson_id || '/' || r.prompt_id = any(${keys}::text[])))`;
}

/** The question as it was, only if it differs from the current one. */
function askedThen(lesson: Lesson): SQL {
  const current = sql.param(lesson.prompts.map((prompt) => prompt.version));
  return sql`case when r.lesson_id = ${lesson.id} and r.prompt_version <> all(${current}::text[]) then
    (select v.definition from prompt_versions v where v.lesson_id = r.lesson_id and v.prompt_id = r.prompt_id
      and v.version = r.prompt_version) end`;
}

function hasReflection(lesson: Lesson): boolean {
  return lesson.prompts.some((prompt) => prompt.definition.kind === "reflection");
}

function ratedBefore(course: Course): { lessonId: string; promptId: string }[] {
  return course.lessons.flatMap((lesson) =>
    lesson.prompts.flatMap(({ id, definition }) =>
      definition.kind === "confidence" && definition.moment === "before" ? [{ lessonId: lesson.id, promptId: id }] : [],
    ),
  );
}
