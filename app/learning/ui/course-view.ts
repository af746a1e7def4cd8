import type { Catalog, Course, Lesson } from "#app/catalog/catalog.ts";
import { coursesAfter } from "#app/catalog/path.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canLead } from "#app/identity/person/role.ts";
import { motifOfCourse } from "#app/learning/motif.ts";
import { type CourseDetail, waitingFor } from "#app/learning/progress.ts";
import * as m from "#app/messages/catalog.ts";
import { courseProgressInWords, levelWords } from "./course-words.ts";
import { lockWords } from "./lock-words.ts";
import { requirementWords } from "./requirement-words.ts";

export type CourseView = ReturnType<typeof courseView>;

/** Everything that a course's page shows, for one person or for a visitor. */
export function courseView(
  course: Course,
  catalog: Catalog,
  progress: CourseDetail,
  next: Lesson | null,
  person: Person | null,
) {
  const first = course.lessons[0];
  const waiting = waitingFor(course, progress);
  return {
    slug: course.slug,
    picture: motifOfCourse(course, catalog.courses),
    title: course.title,
    summary: course.summary,
    language: course.language,
    descriptionUrl: course.descriptionUrl,
    problem: course.problem,
    hasGuide: Boolean(course.guideUrl),
    after: coursesAfter(catalog.paths, course.id, (id) => catalog.coursesById.has(id)).flatMap(
      ({ course, ...step }) => {
        const next = catalog.coursesById.get(course);
        return next ? [{ ...step, slug: next.slug, title: next.title }] : [];
      },
    ),
    facts: [
      m.courseFacts({ minutes: course.minutes, lessons: course.lessons.length, level: levelWords(course.level) }),
      course.clockHours.isEligible ? m.courseCreditMaybe() : m.courseCreditNone(),
    ].join(" · "),
    topics: course.topics,
    objectives: course.objectives,
    audience: course.audience,
    authors: course.authors,
    sources: course.sources,
    clockHours: course.clockHours,
    isSignedIn: person !== null,
    readsEvaluations: person !== null && canLead(person, {}),
    state: progress.state,
    share: progress.percent / 100,
    standing: person ? courseProgressInWords(progress, person.timeZone) : null,
    finishedUnderOlderRule: progress.finishedUnderOlderRule,
    next: next ? { slug: next.slug, title: next.title, minutes: next.minutes } : null,
    /** How many lessons remain and what unlocks them, if none can be taken next. */
    waiting: waiting ? { count: waiting.lessonIds.length, titles: waiting.locks.map(({ title }) => title) } : null,
    first: first ? { slug: first.slug, title: first.title, minutes: first.minutes } : null,
    requirements: requirementWords(course, progress.requirements, person !== null),
    prerequisites: course.prerequisites.flatMap(({ courseId, reason, isRequired }) => {
      const before = catalog.coursesById.get(courseId);
      return before ? [{ slug: before.slug, title: before.title, reason, isRequired }] : [];
    }),
    /** The lock of every incomplete lesson of the course. */
    courseLocks: (Object.values(progress.locks)[0] ?? []).filter(({ kind }) => kind === "course"),
    items: course.lessons.map(({ id, slug, title, minutes, isRequired }) => ({
      id,
      slug,
      title,
      minutes,
      isRequired,
      isDone: progress.completedLessonIds.includes(id),
      // Reasons that lock the whole course are shown once, above.
      locks: (progress.locks[id] ?? []).filter(({ kind }) => kind === "lesson").map(lockWords),
    })),
  };
}
