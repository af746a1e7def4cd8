import { and, eq, inArray, or } from "drizzle-orm";
import type { Catalog } from "#app/catalog/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { pastSlugs } from "#db/schema/catalog.ts";

type Address = { courseSlug: string; lessonSlug: string | null };

/**
 * The current address of a course or a lesson that used to have this one; null if none did, or it is retired. Also
 * finds a lesson whose course was renamed before the lesson was.
 */
export async function findMovedLesson(
  db: Db,
  catalog: Catalog,
  courseSlug: string,
  lessonSlug: string | null,
): Promise<Address | null> {
  const isCourse = and(eq(pastSlugs.courseSlug, courseSlug), eq(pastSlugs.lessonSlug, ""));
  const once = db.select({ id: pastSlugs.courseId }).from(pastSlugs).where(isCourse);
  const isLesson = and(
    eq(pastSlugs.lessonSlug, lessonSlug ?? ""),
    or(eq(pastSlugs.courseSlug, courseSlug), inArray(pastSlugs.courseId, once)),
  );
  const past = await db.select().from(pastSlugs).where(or(isCourse, isLesson)).limit(50);

  const named = past.filter((row) => row.lessonSlug === lessonSlug);
  const exact = named.find((row) => row.courseSlug === courseSlug) ?? named[0];
  const lesson = catalog.lessonsById.get(exact?.lessonId ?? "");
  const home = lesson && catalog.coursesById.get(lesson.courseId);
  if (home) return { courseSlug: home.slug, lessonSlug: lesson.slug };

  const course = catalog.coursesById.get(past.find((row) => row.lessonSlug === "")?.courseId ?? "");
  const isThere = lessonSlug === null || course?.lessons.some(({ slug }) => slug === lessonSlug);
  return course && isThere ? { courseSlug: course.slug, lessonSlug } : null;
}
