import type { Catalog, Course, Lesson } from "#app/catalog/catalog.ts";
import type { CompletionRule } from "#app/catalog/completion-rule.ts";
import type { Db } from "#db/client.server.ts";
import { isRuleMet } from "./completion.ts";
import { type CourseRecord, type Lock, locksOf } from "./progress.ts";
import { insertCourseFact } from "./queries/course-facts.server.ts";
import { findCourseRecord, findDone } from "./queries/course-records.server.ts";
import { lockEnrollment } from "./queries/enrollments.server.ts";
import { insertLessonFact } from "./queries/lesson-facts.server.ts";

export type Completed = { outcome: "completed"; isCourseFinished: boolean } | { outcome: "locked"; locks: Lock[] };

/** Marks a lesson complete, and finishes the course if that was its last requirement. */
export async function completeLesson(
  db: Db,
  personId: string,
  course: Course,
  lesson: Lesson,
  catalog: Catalog,
): Promise<Completed> {
  return db.transaction(async (db) => {
    await lockEnrollment(db, personId, course.id);
    const record = await findCourseRecord(db, personId, course);
    const locks = locksOf(course, lesson, record, catalog);
    if (locks.length > 0) return { outcome: "locked", locks };
    await insertLessonFact(db, "complete", lessonFact(personId, course, lesson, "marked"));
    const lessonIds = new Set([...record.lessonIds, lesson.id]);
    const isCourseFinished = await finishCourseIfComplete(db, personId, course, { ...record, lessonIds });
    return { outcome: "completed", isCourseFinished };
  });
}

/** Reopens a lesson. A finished course is reopened too if the rule it was finished under requires the lesson. */
export async function reopenLesson(db: Db, personId: string, course: Course, lesson: Lesson): Promise<"open"> {
  return db.transaction(async (db) => {
    await lockEnrollment(db, personId, course.id);
    const { finish } = await findCourseRecord(db, personId, course);
    const isReopened = await insertLessonFact(db, "reopen", lessonFact(personId, course, lesson, "reopened"));
    if (isReopened && finish && !finish.isReopened && finish.rule?.lessons.includes(lesson.id)) {
      await insertCourseFact(db, "reopen", courseFact(personId, course, finish.ruleVersion, "reopened"));
    }
    return "open" as const;
  });
}

/**
 * Finishes an open course whose rule is met: the current rule, or the one it was finished under before a lesson was
 * reopened, so that completing that lesson again restores the finish. Never removes a finish. Returns whether the
 * course is finished. The caller holds the enrollment lock, so two tabs cannot each miss the other's last lesson.
 */
export async function finishCourseIfComplete(
  db: Db,
  personId: string,
  course: Course,
  record: CourseRecord,
): Promise<boolean> {
  const { finish } = record;
  if (finish && !finish.isReopened) return true;
  if (isRuleMet(course.rule, record)) {
    await insertCourseFact(db, "finish", courseFact(personId, course, course.ruleVersion, "rule_met"));
    return true;
  }
  if (!finish?.rule || finish.ruleVersion === course.ruleVersion) return false;
  if (!(await isMetNow(db, personId, finish.rule))) return false;
  await insertCourseFact(db, "finish", courseFact(personId, course, finish.ruleVersion, "rule_met"));
  return true;
}

async function isMetNow(db: Db, personId: string, rule: CompletionRule): Promise<boolean> {
  return isRuleMet(rule, await findDone(db, personId, rule));
}

function lessonFact(personId: string, course: Course, lesson: Lesson, how: "marked" | "reopened") {
  const { contentVersion } = lesson;
  return { personId, lessonId: lesson.id, contentVersion, ruleVersion: course.ruleVersion, how };
}

function courseFact(personId: string, course: Course, ruleVersion: string, how: "rule_met" | "reopened") {
  return { personId, courseId: course.id, contentVersion: course.contentVersion, ruleVersion, how };
}
