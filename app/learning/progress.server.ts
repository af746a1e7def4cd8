import type { Catalog, Course, Lesson } from "#app/catalog/catalog.ts";
import type { Db } from "#db/client.server.ts";
import { type CourseDetail, type CourseProgress, courseDetail, courseProgress } from "./progress.ts";
import type { Column } from "./queries/columns.server.ts";
import {
  findCourseRecord,
  findLearnerRecord,
  findLearnerRecordAndReflections,
  noValue,
  type PositionRow,
} from "./queries/course-records.server.ts";
import { findLessonReadLast } from "./queries/reading-positions.server.ts";

/** The lesson to continue with and the position in it; null position if they have not started that lesson. */
export type Resume = {
  course: Course;
  lesson: Lesson;
  position: { blockId: string; offset: number } | null;
  /** ISO 8601; null if nothing was read yet. */
  readAt: string | null;
};

/** A person's progress in every course, by course id, and where to continue. One query. */
export async function progressFor(db: Db, personId: string, catalog: Catalog): Promise<Progress> {
  return progressIn(catalog, await findLearnerRecord(db, personId, catalog));
}

/** The same with the person's latest reflections. One query. */
export function progressAndReflections(db: Db, personId: string, catalog: Catalog, limit: number) {
  return progressBeside(db, personId, catalog, limit, noValue);
}

/** The same with one value of another domain. One query. */
export async function progressBeside<Value>(
  db: Db,
  personId: string,
  catalog: Catalog,
  limit: number,
  column: Column<Value>,
) {
  const found = await findLearnerRecordAndReflections(db, personId, catalog, limit, column);
  const { reflections, value, ...record } = found;
  return { ...progressIn(catalog, record), reflections, value };
}

type Progress = { byCourse: Record<string, CourseProgress>; resume: Resume | null };

function progressIn(catalog: Catalog, record: Awaited<ReturnType<typeof findLearnerRecord>>): Progress {
  const { recordOf, positions } = record;
  const all = catalog.courses.map((course) => {
    const record = recordOf(course.id);
    return { course, completed: record.lessonIds, progress: courseProgress(course, record, catalog) };
  });
  const completed = all[0]?.completed ?? new Set<string>();
  const byCourse = Object.fromEntries(all.map(({ course, progress }) => [course.id, progress]));
  return { byCourse, resume: resumeFrom(catalog, byCourse, completed, positions) };
}

/** A person's progress in one course, with the reason for each completion and lock. One query. */
export async function courseProgressFor(
  db: Db,
  personId: string,
  course: Course,
  catalog: Catalog,
): Promise<CourseDetail> {
  return courseDetail(course, await findCourseRecord(db, personId, course), catalog);
}

/** The lesson to continue with in one course: the one read last if it is still open, as on Today, else the next. */
export async function lessonToContinue(db: Db, personId: string, course: Course, detail: CourseDetail) {
  const lessonIds = course.lessons.map(({ id }) => id);
  const readLast = detail.state === "in-progress" ? await findLessonReadLast(db, personId, lessonIds) : null;
  const isOpen = readLast !== null && !detail.completedLessonIds.includes(readLast);
  return course.lessons.find(({ id }) => id === (isOpen ? readLast : detail.nextLessonId)) ?? null;
}

/** The same for a visitor who is not signed in. */
export function courseProgressForGuest(course: Course, catalog: Catalog): CourseDetail {
  const nothing = { lessonIds: new Set<string>(), responses: new Set<string>(), scores: new Map<string, number>() };
  return courseDetail(course, { ...nothing, enrolledAt: null, finish: null, finishedCourseIds: new Set() }, catalog);
}

/** The newest reading position in an open lesson; else the next lesson of the most recent course. */
function resumeFrom(
  catalog: Catalog,
  byCourse: Record<string, CourseProgress>,
  completed: ReadonlySet<string>,
  positions: PositionRow[],
): Resume | null {
  for (const { lessonId, blockId, offset, readAt } of positions) {
    const lesson = catalog.lessonsById.get(lessonId);
    const course = lesson && catalog.coursesById.get(lesson.courseId);
    if (!lesson || !course) continue;
    if (!completed.has(lessonId) && byCourse[course.id]?.state !== "finished") {
      return { course, lesson, position: { blockId, offset }, readAt };
    }
    const next = nextIn(course, byCourse[course.id], positions);
    if (next) return next;
  }
  const begun = catalog.courses
    .filter((course) => byCourse[course.id]?.state === "in-progress")
    .sort((a, b) => (byCourse[b.id]?.enrolledAt ?? "").localeCompare(byCourse[a.id]?.enrolledAt ?? ""));
  for (const course of begun) {
    const next = nextIn(course, byCourse[course.id], positions);
    if (next) return next;
  }
  return null;
}

function nextIn(course: Course, progress: CourseProgress | undefined, positions: PositionRow[]): Resume | null {
  const lesson = course.lessons.find(({ id }) => id === progress?.nextLessonId);
  if (!lesson || progress?.state === "finished") return null;
  const read = positions.find(({ lessonId }) => lessonId === lesson.id);
  const position = read ? { blockId: read.blockId, offset: read.offset } : null;
  return { course, lesson, position, readAt: read?.readAt ?? null };
}
