import type { WorkState } from "./work.ts";

/** A lesson of a course run with its published minutes. */
export type CourseRunLesson = { id: string; title: string; minutes: number };

/** What is known of a learner's part in a course run, between its first and its last day. */
export type CourseEvidence = {
  /** Lessons completed between the run's first and last day. */
  lessonIds: readonly string[];
  work: WorkState;
  /** Posts in the run's space, and those of them that answer another learner. */
  posts: number;
  answers: number;
};

export const courseNeeds = ["lessons", "work", "peers"] as const;
export type CourseNeed = (typeof courseNeeds)[number];

export const minutesOfCourse = (lessons: readonly CourseRunLesson[]): number =>
  lessons.reduce((sum, { minutes }) => sum + minutes, 0);

/** The published minutes of the lessons that a learner completed within the run. */
export function completedMinutes(lessons: readonly CourseRunLesson[], { lessonIds }: CourseEvidence): number {
  return minutesOfCourse(lessons.filter(({ id }) => lessonIds.includes(id)));
}

/**
 * What a learner still lacks: a completed lesson, work that the instructor accepted, and a post that answers another
 * learner. Without a moderated peer discussion and contact with the instructor an online course counts for no STARS
 * hours (DCYF), and here for no clock hours either.
 */
export function missingOf(lessons: readonly CourseRunLesson[], evidence: CourseEvidence): CourseNeed[] {
  const isMet: Record<CourseNeed, boolean> = {
    lessons: completedMinutes(lessons, evidence) > 0,
    work: evidence.work === "accepted",
    peers: evidence.answers > 0,
  };
  return courseNeeds.filter((need) => !isMet[need]);
}

/**
 * The minutes that a learner may claim: the published minutes of completed lessons, once nothing is missing. The time
 * that a page was open counts for nothing.
 */
export function courseMinutes(lessons: readonly CourseRunLesson[], evidence: CourseEvidence): number {
  return missingOf(lessons, evidence).length > 0 ? 0 : completedMinutes(lessons, evidence);
}
