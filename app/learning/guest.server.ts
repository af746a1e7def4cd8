import { z } from "zod";
import type { Catalog, Course, Lesson } from "#app/catalog/catalog.ts";
import { lessonPath } from "#app/catalog/course-path.ts";
import { sealedCookie } from "#app/http/sealed-cookie.server.ts";
import type { Db } from "#db/client.server.ts";
import { type GuestAnswer, guestId, savedByGuest } from "./guest.ts";
import { type Extras, type LessonVisit, lessonStateOf } from "./lesson-page.server.ts";
import { courseProgressForGuest } from "./progress.server.ts";
import { respond } from "./response.server.ts";
import type { ResponseValue } from "./response.ts";
import { suggestedCourses } from "./suggested-courses.ts";

/** Browsers limit a cookie to 4 kB, and sealing adds a third. */
const maxBytes = 2_600;

const value: z.ZodType<ResponseValue> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("predict"), answer: z.union([z.string(), z.number()]) }),
  z.object({ kind: z.literal("observe-infer"), observations: z.string(), inferences: z.string() }),
  z.object({
    kind: z.literal("check"),
    answer: z.union([z.array(z.string()), z.record(z.string(), z.string()), z.number()]),
  }),
  z.object({ kind: z.literal("confidence"), ratings: z.record(z.string(), z.number()) }),
  z.object({ kind: z.literal("data-explorer"), measure: z.string(), groupings: z.array(z.string()) }),
  z.object({ kind: z.literal("activity"), fields: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal("sampler"), size: z.number(), draws: z.number(), seed: z.number() }),
]);

const guestAnswer: z.ZodType<GuestAnswer> = z.object({
  lessonId: z.string(),
  promptId: z.string(),
  promptVersion: z.string(),
  value,
  tries: z.number().int().positive(),
});
const cookie = sealedCookie("guest-answers", 7 * 24 * 60, z.array(guestAnswer));

/** The answers given in this browser before signing in; they expire after a week. */
export function guestAnswersIn(request: Request): GuestAnswer[] {
  return cookie.read(request) ?? [];
}

/** The Set-Cookie header that stores a guest's answers; null if they do not fit in a cookie. */
export function saveGuestAnswers(request: Request, answers: GuestAnswer[]): string | null {
  return Buffer.byteLength(JSON.stringify(answers)) > maxBytes ? null : cookie.write(request, answers);
}

/** The Set-Cookie header that removes a guest's answers. */
export const clearGuestAnswers = (request: Request): string => cookie.clear(request);

/** A lesson's state for a guest, with the answers in their browser. */
export function lessonStateForGuest(
  course: Course,
  lesson: Lesson,
  answers: GuestAnswer[],
  extras: Extras,
): LessonVisit {
  const saved = answers
    .filter(({ lessonId }) => lessonId === lesson.id)
    .flatMap((answer) => {
      const response = savedByGuest(lesson, answer);
      return response ? [{ ...response, lessonId: lesson.id, promptId: answer.promptId, askedThen: null }] : [];
    });
  const record = { responses: saved, reflections: [], readers: { coaches: [], cohorts: [], waits: [] } };
  return {
    state: lessonStateOf(guestId, course, lesson, record, extras),
    progress: courseProgressForGuest(course, extras.catalog),
    completion: null,
    locks: [],
    position: null,
    minutesLeft: lesson.minutes,
    nextLessonId: course.lessons[1]?.id ?? null,
    notes: [],
    isBookmarked: false,
    isTalkedAbout: false,
  };
}

/** The lessons with guest answers that a signed-in person may claim; empty if there are none. */
export function guestLessonsIn(request: Request, catalog: Catalog): { title: string; answers: number }[] {
  const answers = guestAnswersIn(request);
  return [...new Set(answers.map(({ lessonId }) => lessonId))].flatMap((id) => {
    const lesson = catalog.lessonsById.get(id);
    return lesson ? [{ title: lesson.title, answers: answers.filter(({ lessonId }) => lessonId === id).length }] : [];
  });
}

/** Where a new account begins: in the lesson tried in this browser, else in the first suggested one; "/" without any. */
export function firstLessonPath(request: Request, catalog: Catalog): string {
  const tried = new Set(guestAnswersIn(request).map(({ lessonId }) => lessonId));
  const { courses } = suggestedCourses(catalog, null);
  const begun = courses.find(({ lessons }) => lessons.some(({ id }) => tried.has(id))) ?? courses[0];
  const lesson = begun?.lessons.find(({ id }) => tried.has(id)) ?? begun?.lessons[0];
  return begun && lesson ? lessonPath(begun.slug, lesson.slug) : "/";
}

/**
 * Saves this browser's guest answers for a person who said that they are theirs. Existing answers stay. Questions that
 * are gone or changed their kind are skipped.
 */
export async function adoptGuestAnswers(db: Db, personId: string, answers: GuestAnswer[], catalog: Catalog) {
  for (const { lessonId, promptId, promptVersion, value } of answers) {
    const lesson = catalog.lessonsById.get(lessonId);
    const course = lesson && catalog.coursesById.get(lesson.courseId);
    const prompt = lesson?.prompts.find(({ id }) => id === promptId);
    if (!course || !prompt || prompt.definition.kind !== value.kind) continue;
    const place = { course, lesson, prompt: { ...prompt, version: promptVersion } };
    await respond(db, personId, place, value, { base: 0 });
  }
}
