import type { Catalog, Course, Lesson } from "#app/catalog/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { handedOver, withLastWrites } from "#db/last-writes.server.ts";
import { isRuleMet } from "./completion.ts";
import { type CourseRecord, type Lock, locksOf } from "./progress.ts";
import { type CourseFact, insertCourseFact } from "./queries/course-facts.server.ts";
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
  return withLastWrites(db, async (db, last) => {
    const record = await lockedCourseRecord(db, personId, course);
    const locks = locksOf(course, lesson, record, catalog);
    if (locks.length > 0) return { outcome: "locked", locks };
    const lessonIds = new Set([...record.lessonIds, lesson.id]);
    const { isFinished, fact } = await finishOf(db, personId, course, { ...record, lessonIds });
    const finish = fact && { change: "finish" as const, fact };
    last(insertLessonFact(db, "complete", lessonFact(personId, course, lesson, "marked"), finish));
    return { outcome: "completed", isCourseFinished: isFinished };
  });
}

/** Reopens a lesson. A finished course is reopened too if the rule it was finished under requires the lesson. */
export async function reopenLesson(db: Db, personId: string, course: Course, lesson: Lesson): Promise<"open"> {
  return withLastWrites(db, async (db, last) => {
    const { lessonIds, finish } = await lockedCourseRecord(db, personId, course);
    if (!lessonIds.has(lesson.id)) return "open" as const;
    const isReopened = finish && !finish.isReopened && finish.rule?.lessons.includes(lesson.id);
    const reopening = isReopened
      ? { change: "reopen" as const, fact: courseFact(personId, course, finish.ruleVersion, "reopened") }
      : null;
    last(insertLessonFact(db, "reopen", lessonFact(personId, course, lesson, "reopened"), reopening));
    return "open" as const;
  });
}

/**
 * Locks the enrollment, and reads what is known then. Both are sent at once, and a connection runs them in order: the
 * second waits for the lock too, and sees what its last holder committed. Without an enrollment there was no lock to wait
 * for, and the record is read once more.
 */
async function lockedCourseRecord(db: Db, personId: string, course: Course): Promise<CourseRecord> {
  const locked = lockEnrollment(db, personId, course.id);
  await handedOver();
  const [record, wasEnrolled] = await Promise.all([findCourseRecord(db, personId, course), locked]);
  return wasEnrolled ? record : findCourseRecord(db, personId, course);
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
  const { isFinished, fact } = await finishOf(db, personId, course, record);
  if (fact) await insertCourseFact(db, "finish", fact);
  return isFinished;
}

type Finish = { isFinished: boolean; fact: CourseFact | null };

/** Whether the course is finished, and the fact that then has to be written. */
async function finishOf(db: Db, personId: string, course: Course, record: CourseRecord): Promise<Finish> {
  const { finish } = record;
  if (finish && !finish.isReopened) return { isFinished: true, fact: null };
  if (isRuleMet(course.rule, record)) {
    return { isFinished: true, fact: courseFact(personId, course, course.ruleVersion, "rule_met") };
  }
  const open = { isFinished: false, fact: null };
  if (!finish?.rule || finish.ruleVersion === course.ruleVersion) return open;
  const done = await findDone(db, personId, finish.rule);
  const lessonIds = new Set([...done.lessonIds, ...record.lessonIds]); // one of these may not be written yet
  if (!isRuleMet(finish.rule, { ...done, lessonIds })) return open;
  return { isFinished: true, fact: courseFact(personId, course, finish.ruleVersion, "rule_met") };
}

function lessonFact(personId: string, course: Course, lesson: Lesson, how: "marked" | "reopened") {
  const { contentVersion } = lesson;
  return { personId, lessonId: lesson.id, contentVersion, ruleVersion: course.ruleVersion, how };
}

function courseFact(personId: string, course: Course, ruleVersion: string, how: "rule_met" | "reopened") {
  return { personId, courseId: course.id, contentVersion: course.contentVersion, ruleVersion, how };
}
