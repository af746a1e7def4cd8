import type { Catalog } from "#app/catalog/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { findMovedLesson } from "./queries/past-slugs.server.ts";
import type { PromptPlace } from "./response.server.ts";

export type LessonPlace = Omit<PromptPlace, "prompt">;

/**
 * The lesson that an address means today. Old addresses still count: whoever has a page open while its lesson is
 * renamed or moved must be able to save.
 */
export async function findLessonPlace(
  db: Db,
  catalog: Catalog,
  params: { course?: string; lesson?: string },
): Promise<LessonPlace | null> {
  const { course: courseSlug = "", lesson: lessonSlug = "" } = params;
  const here = lessonAt(catalog, courseSlug, lessonSlug);
  if (here) return here;
  const moved = await findMovedLesson(db, catalog, courseSlug, lessonSlug);
  return moved?.lessonSlug ? lessonAt(catalog, moved.courseSlug, moved.lessonSlug) : null;
}

/** The same down to one of its prompts. */
export async function findPromptPlace(
  db: Db,
  catalog: Catalog,
  params: { course?: string; lesson?: string; prompt?: string },
): Promise<PromptPlace | null> {
  const place = await findLessonPlace(db, catalog, params);
  const prompt = place?.lesson.prompts.find(({ id }) => id === params.prompt);
  return place && prompt ? { ...place, prompt } : null;
}

/** Where a course is. A slug keeps letters of every script, and a header takes only ASCII for sure. */
export function coursePath(course: { slug: string }): string {
  return `/courses/${encodeURIComponent(course.slug)}`;
}

/** Where a lesson is read. */
export function lessonPath({ course, lesson }: { course: { slug: string }; lesson: { slug: string } }): string {
  return `${coursePath(course)}/lessons/${encodeURIComponent(lesson.slug)}`;
}

function lessonAt(catalog: Catalog, courseSlug: string, lessonSlug: string): LessonPlace | null {
  const course = catalog.coursesBySlug.get(courseSlug);
  const lesson = course?.lessons.find(({ slug }) => slug === lessonSlug);
  return course && lesson ? { course, lesson } : null;
}
