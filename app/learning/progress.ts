import type { Catalog, Course, Lesson } from "#app/catalog/catalog.ts";
import type { CompletionRule } from "#app/catalog/completion-rule.ts";
import { type CompletionWay, type Done, isRuleMet, type Requirement, requirementsOf } from "./completion.ts";

export type CourseState = "not-started" | "in-progress" | "finished";

/** A finish, and the rule in force at the time; the rule is null if its text is no longer stored. */
export type Finish = { at: string; ruleVersion: string; rule: CompletionRule | null };

/** When and how a lesson was completed. */
export type LessonCompletion = { how: CompletionWay; at: string };

/** The stored facts of one person in one course. */
export type CourseRecord = Done & {
  enrolledAt: string | null;
  /** The newest finish, and whether the course was reopened since. */
  finish: (Finish & { isReopened: boolean }) | null;
  /** Among this course's prerequisites. */
  finishedCourseIds: ReadonlySet<string>;
};

/** Why a lesson is not open yet, with the author's reason. */
export type Lock =
  | { kind: "course"; courseId: string; courseSlug: string; title: string; reason: string }
  | { kind: "lesson"; lessonId: string; lessonSlug: string; title: string; reason: string };

/** One person's progress in one course. Plain data that loaders return to pages as it is. */
export type CourseProgress = {
  courseId: string;
  state: CourseState;
  /** How many required lessons are complete, out of how many: "3 of 7 lessons". */
  completedCount: number;
  requiredCount: number;
  /** 0 to 100 of all requirements; 100 only if everything is done, or was done when they finished. */
  percent: number;
  enrolledAt: string | null;
  finishedAt: string | null;
  /** Open lessons that are required now but were not when the person finished. */
  newSinceFinished: string[];
  /** Minutes of the open lessons. */
  minutesLeft: number;
  /** The first lesson that is neither complete nor locked. */
  nextLessonId: string | null;
};

/** The same with every reason, for the course's own pages. */
export type CourseDetail = CourseProgress & {
  completedLessonIds: string[];
  requirements: Requirement[];
  /** By lesson id; a lesson that is missing here is open. */
  locks: Record<string, Lock[]>;
  /** Finished under an older rule, which still counts. */
  finishedUnderOlderRule: boolean;
};

/** Computes a person's progress in a course from the record. */
export function courseProgress(course: Course, record: CourseRecord, catalog: Catalog): CourseProgress {
  const finish = finishInForce(record);
  const open = course.lessons.filter((lesson) => !record.lessonIds.has(lesson.id));
  const requirements = requirementsOf(course.rule, record);
  const completedCount = course.rule.lessons.filter((id) => record.lessonIds.has(id)).length;
  const hasBegun = record.enrolledAt !== null || open.length < course.lessons.length;
  return {
    courseId: course.id,
    state: finish ? "finished" : hasBegun ? "in-progress" : "not-started",
    completedCount,
    requiredCount: course.rule.lessons.length,
    percent: finish ? 100 : percentOf(requirements),
    enrolledAt: record.enrolledAt,
    finishedAt: finish?.at ?? null,
    newSinceFinished: newSince(course, finish, record),
    minutesLeft: open.reduce((sum, lesson) => sum + lesson.minutes, 0),
    nextLessonId: open.find((lesson) => locksOf(course, lesson, record, catalog).length === 0)?.id ?? null,
  };
}

/** The same with the reason for each completion and lock. */
export function courseDetail(course: Course, record: CourseRecord, catalog: Catalog): CourseDetail {
  const finish = finishInForce(record);
  const locks = course.lessons.map((lesson) => [lesson.id, locksOf(course, lesson, record, catalog)] as const);
  return {
    ...courseProgress(course, record, catalog),
    completedLessonIds: course.lessons.map((lesson) => lesson.id).filter((id) => record.lessonIds.has(id)),
    requirements: requirementsOf(course.rule, record),
    locks: Object.fromEntries(locks.filter(([, reasons]) => reasons.length > 0)),
    finishedUnderOlderRule: finish !== null && !isRuleMet(course.rule, record),
  };
}

/** Why a lesson cannot be completed yet; empty if it is open. A completed or finished one never locks again. */
export function locksOf(course: Course, lesson: Lesson, record: CourseRecord, catalog: Catalog): Lock[] {
  if (record.lessonIds.has(lesson.id) || finishInForce(record)) return [];
  const locks: Lock[] = [];
  for (const { courseId, reason, isRequired } of course.prerequisites) {
    const before = catalog.coursesById.get(courseId);
    if (!before || !isRequired || record.finishedCourseIds.has(courseId)) continue;
    locks.push({ kind: "course", courseId, courseSlug: before.slug, title: before.title, reason });
  }
  for (const { lessonId, reason } of lesson.after) {
    const before = catalog.lessonsById.get(lessonId);
    if (!before || record.lessonIds.has(lessonId)) continue;
    locks.push({ kind: "lesson", lessonId, lessonSlug: before.slug, title: before.title, reason });
  }
  return locks;
}

/** The next lesson: the next open one after this, else the first open one, else none. */
export function nextLesson(course: Course, lessonId: string, detail: CourseDetail): Lesson | null {
  const place = course.lessons.findIndex((lesson) => lesson.id === lessonId);
  const onwards = [...course.lessons.slice(place + 1), ...course.lessons.slice(0, Math.max(place, 0))];
  const isOpen = (lesson: Lesson) => !detail.completedLessonIds.includes(lesson.id) && !detail.locks[lesson.id];
  return onwards.find(isOpen) ?? null;
}

/**
 * If no lesson can be taken next although some are incomplete: those, and what unlocks them. A locked lesson is not
 * listed as something that unlocks others.
 */
export function waitingFor(course: Course, detail: CourseDetail): { lessonIds: string[]; locks: Lock[] } | null {
  if (detail.nextLessonId !== null) return null;
  const lessonIds = course.lessons.map(({ id }) => id).filter((id) => !detail.completedLessonIds.includes(id));
  const reasons = lessonIds
    .flatMap((id) => detail.locks[id] ?? [])
    .filter((lock) => lock.kind === "course" || !lessonIds.includes(lock.lessonId));
  const locks = [...new Map(reasons.map((lock) => [`${lock.kind} ${lock.title}`, lock])).values()];
  return lessonIds.length > 0 ? { lessonIds, locks } : null;
}

/** Minutes left in a lesson from the block being read; all of them before the first block. */
export function minutesLeftIn(lesson: Lesson, position: { blockId: string; offset: number } | null): number {
  const place = lesson.outline.findIndex((block) => block.id === position?.blockId);
  if (!position || place < 0) return lesson.minutes;
  const read = (place + Math.min(Math.max(position.offset, 0), 1)) / lesson.outline.length;
  return Math.max(1, Math.ceil(lesson.minutes * (1 - read)));
}

function finishInForce(record: CourseRecord): Finish | null {
  return record.finish && !record.finish.isReopened ? record.finish : null;
}

function percentOf(requirements: Requirement[]): number {
  if (requirements.length === 0) return 0;
  return Math.floor((100 * requirements.filter(({ isMet }) => isMet).length) / requirements.length);
}

function newSince(course: Course, finish: Finish | null, record: CourseRecord): string[] {
  if (!finish || finish.ruleVersion === course.ruleVersion) return [];
  return course.rule.lessons.filter((id) => !finish.rule?.lessons.includes(id) && !record.lessonIds.has(id));
}
