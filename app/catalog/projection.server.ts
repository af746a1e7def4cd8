import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { insertCompletionRules } from "./queries/completion-rules.server.ts";
import { insertCourses, listCourseSlugs, updateMovingSlugs, updateRetiredCourses } from "./queries/courses.server.ts";
import { insertLessons, listLessonSlugs, updateRetiredLessons } from "./queries/lessons.server.ts";
import { insertPastSlugs, type PastSlug } from "./queries/past-slugs.server.ts";
import { insertPrompts, insertPromptVersions, updateRetiredPrompts } from "./queries/prompts.server.ts";
import type { Release } from "./release.server.ts";

/**
 * Makes the database's copy of the catalog match a release, in the caller's transaction, which holds the projection
 * lock. Rows are retired, never deleted, so that learners' work keeps its references; content that returns gets its old
 * row back.
 */
export async function synchronize(db: Db, release: Release, now = currentTime()): Promise<void> {
  const { courses } = release;
  const lessons = courses.flatMap((course) => course.lessons);
  await keepOldLinks(db, release);
  await retire(db, release, now);
  await insertCourses(db, courses);
  await insertLessons(db, courses);
  await updateRetiredPrompts(db, lessons, now);
  await insertPrompts(db, lessons);
  await insertPromptVersions(db, lessons);
  await insertCompletionRules(db, courses);
}

async function retire(db: Db, { courses, isPartial }: Release, now: Date) {
  const ownSlug = new Map(courses.map((course) => [course.id, course.slug]));
  const holder = new Map(courses.map((course) => [course.slug, course.id]));
  const moving = (await listCourseSlugs(db)).filter(
    ({ id, slug }) => (ownSlug.get(id) ?? slug) !== slug || (holder.get(slug) ?? id) !== id,
  );
  await updateMovingSlugs(
    db,
    moving.map(({ id }) => id),
  );
  if (isPartial) return;
  const lessonIds = courses.flatMap((course) => course.lessons.map((lesson) => lesson.id));
  const partialCourseIds = courses.filter((course) => course.isPartial).map((course) => course.id);
  await updateRetiredLessons(db, lessonIds, partialCourseIds, now);
  await updateRetiredCourses(
    db,
    courses.map((course) => course.id),
    now,
  );
}

/** Records every address that a course or a lesson gives up. */
async function keepOldLinks(db: Db, { courses }: Release) {
  const coursesById = new Map(courses.map((course) => [course.id, course]));
  const lessonsById = new Map(
    courses.flatMap((course) => course.lessons.map((lesson) => [lesson.id, { lesson, course }])),
  );
  const coursesBefore = await listCourseSlugs(db);
  const slugsBefore = new Map(coursesBefore.map(({ id, slug }) => [id, slug]));
  const left = new Map<string, PastSlug>();
  for (const { id, slug } of coursesBefore) {
    const now = coursesById.get(id);
    if (now && now.slug !== slug) left.set(slug, { courseSlug: slug, lessonSlug: "", courseId: id, lessonId: null });
  }
  for (const before of await listLessonSlugs(db)) {
    const now = lessonsById.get(before.id);
    const courseSlug = slugsBefore.get(before.courseId);
    if (!now || courseSlug === undefined) continue;
    if (now.course.slug === courseSlug && now.lesson.slug === before.slug) continue;
    const address = { courseSlug, lessonSlug: before.slug };
    left.set(`${courseSlug}/${before.slug}`, { ...address, courseId: now.course.id, lessonId: before.id });
  }
  await insertPastSlugs(db, [...left.values()]);
}
