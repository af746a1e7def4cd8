import { and, eq, inArray } from "drizzle-orm";
import type { Catalog } from "#app/catalog/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { pastSlugs } from "#db/schema/catalog.ts";

/** Where a course or a lesson that used to have this address lives today; null when it never did, or is retired. */
export async function findMovedLesson(
  db: Db,
  catalog: Catalog,
  courseSlug: string,
  lessonSlug: string | null,
): Promise<{ courseSlug: string; lessonSlug: string | null } | null> {
  const slugs = lessonSlug === null ? [""] : [lessonSlug, ""];
  const past = await db
    .select()
    .from(pastSlugs)
    .where(and(eq(pastSlugs.courseSlug, courseSlug), inArray(pastSlugs.lessonSlug, slugs)))
    .limit(2);
  const lesson = catalog.lessonsById.get(past.find((row) => row.lessonSlug === lessonSlug)?.lessonId ?? "");
  if (lesson)
    return { courseSlug: catalog.coursesById.get(lesson.courseId)?.slug ?? courseSlug, lessonSlug: lesson.slug };
  const courseId = past.find((row) => row.lessonSlug === "")?.courseId;
  const course = catalog.coursesById.get(courseId ?? "");
  if (!course) return null;
  const kept = course.lessons.find(({ slug }) => slug === lessonSlug);
  return lessonSlug !== null && !kept ? null : { courseSlug: course.slug, lessonSlug };
}
