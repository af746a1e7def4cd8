import { and, isNull, notInArray } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { lessons } from "#db/schema/catalog.ts";
import type { Course } from "../catalog.ts";
import { excluded, inChunks } from "./upsert.server.ts";

export async function listLessonSlugs(db: Db) {
  return db
    .select({ id: lessons.id, courseId: lessons.courseId, slug: lessons.slug, retiredAt: lessons.retiredAt })
    .from(lessons);
}

/** Retires every published lesson except these, and skips courses that could not be read completely. */
export async function updateRetiredLessons(db: Db, keptIds: string[], partialCourseIds: string[], now: Date) {
  const others = keptIds.length > 0 ? notInArray(lessons.id, keptIds) : undefined;
  const whole = partialCourseIds.length > 0 ? notInArray(lessons.courseId, partialCourseIds) : undefined;
  await db
    .update(lessons)
    .set({ retiredAt: now })
    .where(and(isNull(lessons.retiredAt), others, whole));
}

export async function insertLessons(db: Db, given: Course[]) {
  const rows = given.flatMap((course) =>
    course.lessons.map((lesson, position) => ({
      id: lesson.id,
      courseId: course.id,
      slug: lesson.slug,
      title: lesson.title,
      minutes: lesson.minutes,
      position,
      isRequired: lesson.isRequired,
      contentVersion: lesson.contentVersion,
      retiredAt: null,
    })),
  );
  for (const chunk of inChunks(rows)) {
    await db
      .insert(lessons)
      .values(chunk)
      .onConflictDoUpdate({ target: lessons.id, set: excluded(lessons, ["id"]) });
  }
}
