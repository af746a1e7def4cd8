import { coursePath, lessonPath } from "#app/catalog/course-path.ts";
import type { Lock } from "#app/learning/progress.ts";
import * as m from "#app/messages/catalog.ts";

/** Why something is locked, and what unlocks it, in one sentence with the author's reason. */
export function lockWords(lock: Lock): string {
  return lock.kind === "lesson"
    ? m.lessonPageLockLesson({ title: lock.title, reason: lock.reason })
    : m.lessonPageLockCourse({ title: lock.title, reason: lock.reason });
}

/** The address that unlocks it. */
export function lockAddress(lock: Lock, courseSlug: string): string {
  return lock.kind === "lesson" ? lessonPath(courseSlug, lock.lessonSlug) : coursePath(lock.courseSlug);
}
