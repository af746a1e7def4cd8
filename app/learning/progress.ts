import type { Catalog, Course, Lesson } from "#app/catalog/catalog.ts";
import type { CompletionRule } from "#app/catalog/completion-rule.ts";
import { type CompletionWay, type Done, isRuleMet, type Requirement, requirementsOf } from "./completion.ts";

export type CourseState = "not-started" | "in-progress" | "finished";

/** A finish, and the rule that was in force then; the rule is null where its words are no longer known. */
export type Finish = { at: string; ruleVersion: string; rule: CompletionRule | null };

/** When and how a lesson came to be complete: the reason for its tick. */
export type Tick = { how: CompletionWay; at: string };

/** What is on record about one person in one course. */
export type CourseRecord = Done & {
  enrolledAt: string | null;
  /** The newest finish, and whether the person has opened the course again since. */
  finish: (Finish & { isReopened: boolean }) | null;
  /** Of the courses that this one asks for first. */
  finishedCourseIds: ReadonlySet<string>;
};

/** Why a lesson is not open yet, with the author's reason. */
export type Lock =
  | { kind: "course"; courseId: string; courseSlug: string; title: string; reason: string }
  | { kind: "lesson"; lessonId: string; lessonSlug: string; title: string; reason: string };

/** Where one person stands in one course. Plain data: loaders hand it to pages as it is. */
export type CourseProgress = {
  courseId: string;
  state: CourseState;
  /** Required lessons that are complete, of how many: "3 of 7 lessons". */
  completedCount: number;
  requiredCount: number;
  /** 0 to 100 of all that the rule asks for; 100 exactly when everything is done, or was when they finished. */
  percent: number;
  enrolledAt: string | null;
  finishedAt: string | null;
  /** Lessons required today that were not when they finished, still open. */
  newSinceFinished: string[];
  /** Minutes of the lessons still open. */
  minutesLeft: number;
  /** The first lesson that is neither complete nor locked. */
  nextLessonId: string | null;
};

/** The same with every reason, for one course's own pages. */
export type CourseDetail = CourseProgress & {
  completedLessonIds: string[];
  requirements: Requirement[];
  /** By lesson id; a lesson that is not here is open. */
  locks: Record<string, Lock[]>;
  /** They finished under an older rule, which still counts. */
  finishedUnderOlderRule: boolean;
};

/** Where somebody stands in a course, from what is on record. */
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

/** The same with the reason of each tick and each lock. */
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

/** Why a lesson cannot be completed yet: nothing when it is open. What is complete, or finished, never locks again. */
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

/** Where to go from a lesson: the next one still open after it, else the first still open, else none. */
export function nextLesson(course: Course, lessonId: string, detail: CourseDetail): Lesson | null {
  const place = course.lessons.findIndex((lesson) => lesson.id === lessonId);
  const onwards = [...course.lessons.slice(place + 1), ...course.lessons.slice(0, Math.max(place, 0))];
  const isOpen = (lesson: Lesson) => !detail.completedLessonIds.includes(lesson.id) && !detail.locks[lesson.id];
  return onwards.find(isOpen) ?? null;
}

/**
 * Where no lesson can be taken next though some are not complete: those, and what opens them. A lesson that waits
 * itself is no way in, so it is not named among what opens the others.
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

/** Minutes left in a lesson from the block where someone reads; all of them before the first block. */
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
