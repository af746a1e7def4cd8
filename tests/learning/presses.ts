import type { Course } from "#app/catalog/catalog.ts";
import { completeLesson, reopenLesson } from "#app/learning/completion.server.ts";
import { courseProgressFor } from "#app/learning/progress.server.ts";
import type { Db } from "#db/client.server.ts";
import { aCourse, aLesson, publish } from "#tests/world.ts";

export const numbers = aCourse("numbers", [aLesson("averages"), aLesson("groups")]);

export async function complete(db: Db, personId: string, course: Course, lessonId: string) {
  const catalog = await publish(db, course);
  const lesson = course.lessons.find(({ id }) => id === lessonId) ?? aLesson(lessonId);
  return completeLesson(db, personId, course, lesson, catalog);
}

export async function reopen(db: Db, personId: string, course: Course, lessonId: string) {
  return reopenLesson(db, personId, course, course.lessons.find(({ id }) => id === lessonId) ?? aLesson(lessonId));
}

export async function stateOf(db: Db, personId: string, course: Course) {
  return courseProgressFor(db, personId, course, await publish(db, course));
}
