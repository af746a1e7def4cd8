import type { Catalog } from "#app/catalog/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { findMovedLesson } from "./queries/past-slugs.server.ts";
import { findPromptDefinition } from "./queries/prompt-versions.server.ts";
import type { PromptPlace } from "./response.server.ts";

export type LessonPlace = Omit<PromptPlace, "prompt">;

/**
 * Resolves a lesson's address. Old addresses work too, so that a page that was open while its lesson was renamed or
 * moved can still save.
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

/** The same, down to one of its prompts. */
export async function findPromptPlace(
  db: Db,
  catalog: Catalog,
  params: { course?: string; lesson?: string; prompt?: string },
): Promise<PromptPlace | null> {
  const place = await findLessonPlace(db, catalog, params);
  const prompt = place?.lesson.prompts.find(({ id }) => id === params.prompt);
  return place && prompt ? { ...place, prompt } : null;
}

/**
 * The place with the question as the learner's page showed it, since a page may stay open for days while its author
 * edits. Falls back on the current question if it names no version of this prompt.
 */
export async function promptAsShown(
  db: Db,
  place: PromptPlace,
  asked: FormDataEntryValue | null,
): Promise<PromptPlace> {
  const { lesson, prompt } = place;
  if (typeof asked !== "string" || asked === "" || asked === prompt.version || asked.includes("\u0000")) return place;
  const definition = await findPromptDefinition(db, lesson.id, prompt.id, asked);
  return definition ? { ...place, prompt: { ...prompt, version: asked, definition } } : place;
}

function lessonAt(catalog: Catalog, courseSlug: string, lessonSlug: string): LessonPlace | null {
  const course = catalog.coursesBySlug.get(courseSlug);
  const lesson = course?.lessons.find(({ slug }) => slug === lessonSlug);
  return course && lesson ? { course, lesson } : null;
}
