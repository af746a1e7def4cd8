import type { Catalog, Course, GlossaryTerm, Lesson } from "#app/catalog/catalog.ts";
import type { DatasetCube } from "#app/catalog/dataset.ts";
import type { SourceReference } from "#app/catalog/source-reference.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import type { LessonState, SavedReflection, SavedResponse } from "./lesson-state.ts";
import type { LessonNote } from "./notes/note.ts";
import {
  type CourseDetail,
  courseDetail,
  type LessonCompletion,
  type Lock,
  minutesLeftIn,
  nextLesson,
} from "./progress.ts";
import { findLessonRecord, type LessonRecord } from "./queries/lesson-records.server.ts";
import { refusalWords } from "./refusal-words.ts";
import { isRefusal } from "./response-refusal.ts";

/** A lesson and one learner: what its components contain, and the learner's progress. */
export type LessonVisit = {
  state: LessonState;
  progress: CourseDetail;
  /** When and how this lesson was completed; null while it is open. */
  completion: LessonCompletion | null;
  /** Why it cannot be completed yet; empty when it can. */
  locks: Lock[];
  position: { blockId: string; offset: number } | null;
  minutesLeft: number;
  /** The next lesson to take, anywhere in the course; null if none is open. */
  nextLessonId: string | null;
  notes: LessonNote[];
  isBookmarked: boolean;
  /** What `Extras.isTalkedAbout` says. */
  isTalkedAbout: boolean;
};

export type Extras = {
  catalog: Catalog;
  /** From the address, after a form without JavaScript was refused: `?problem=<prompt>&why=<refusal>`. */
  problem?: { promptId: string | null; why: string | null };
  /** From the datasets, by the caller: one cube for each data explorer. */
  cubes?: Record<string, DatasetCube>;
  /** Whether there is talk about the lesson at all, as a condition that the lesson's statement answers beside the rest. */
  isTalkedAbout?: Parameters<typeof findLessonRecord>[4];
};

/** Reads all learner state of a lesson page in one statement. */
export async function lessonStateFor(
  db: Db,
  person: Person,
  course: Course,
  lesson: Lesson,
  extras: Extras,
): Promise<LessonVisit> {
  const record = await findLessonRecord(db, person.id, course, lesson, extras.isTalkedAbout);
  const progress = courseDetail(course, record.course, extras.catalog);
  return {
    state: lessonStateOf(person.id, course, lesson, record, extras),
    progress,
    completion: record.completion,
    locks: progress.locks[lesson.id] ?? [],
    position: record.position,
    minutesLeft: record.completion ? 0 : minutesLeftIn(lesson, record.position),
    nextLessonId: nextLesson(course, lesson.id, progress)?.id ?? null,
    notes: record.notes,
    isBookmarked: record.isBookmarked,
    isTalkedAbout: record.isTalkedAbout,
  };
}

/** Builds the state of a lesson's components for one learner from the stored record. */
export function lessonStateOf(
  personId: string,
  course: Course,
  lesson: Lesson,
  record: Pick<LessonRecord, "responses" | "reflections" | "readers">,
  { catalog, problem, cubes = {} }: Extras,
): LessonState {
  const kinds = new Map(lesson.prompts.map(({ id, definition }) => [id, definition.kind]));
  const here = record.responses.filter(
    ({ lessonId, promptId, value }) => lessonId === lesson.id && kinds.get(promptId) === value.kind,
  );
  return {
    personId,
    courseId: course.id,
    courseSlug: course.slug,
    lessonId: lesson.id,
    lessonSlug: lesson.slug,
    prompts: lesson.prompts,
    responses: Object.fromEntries(
      here.map(({ lessonId: _, promptId, askedThen, ...row }): [string, SavedResponse] => {
        const saved = { ...row, firstValue: row.firstValue.kind === row.value.kind ? row.firstValue : row.value };
        return [promptId, askedThen ? { ...saved, askedThen } : saved];
      }),
    ),
    reflections: Object.fromEntries(
      record.reflections.map(({ promptId, askedThen, ...saved }): [string, SavedReflection] => [
        promptId,
        askedThen ? { ...saved, askedThen } : saved,
      ]),
    ),
    readers: record.readers,
    confidenceBefore: ratingsBefore(course, record.responses),
    cubes,
    sources: sourcesOf(course, lesson),
    glossary: glossaryOf(lesson, catalog),
    problem: problem?.promptId ? { promptId: problem.promptId, message: problemWords(problem.why) } : null,
  };
}

function problemWords(why: string | null): string {
  return refusalWords(isRefusal(why) ? why : "write-something");
}

/** By pair: this person's newest earlier ratings, statement by statement. */
function ratingsBefore(course: Course, responses: LessonRecord["responses"]): LessonState["confidenceBefore"] {
  const pairs: LessonState["confidenceBefore"] = {};
  for (const lesson of course.lessons) {
    for (const { id, definition } of lesson.prompts) {
      if (definition.kind !== "confidence" || definition.moment !== "before") continue;
      const value = responses.find(({ lessonId, promptId }) => lessonId === lesson.id && promptId === id)?.value;
      if (value?.kind === "confidence") pairs[definition.pair] = { ...pairs[definition.pair], ...value.ratings };
    }
  }
  return pairs;
}

/**
 * The sources that a lesson cites, in order of first use; its own source precedes one of the course with the same id.
 */
function sourcesOf(course: Course, lesson: Lesson): SourceReference[] {
  const known = [...lesson.sources, ...course.sources];
  return lesson.citations.flatMap((id) => known.find((source) => source.id === id) ?? []);
}

function glossaryOf(lesson: Lesson, catalog: Catalog): GlossaryTerm[] {
  return catalog.glossary.filter(({ id }) => lesson.terms.includes(id));
}
