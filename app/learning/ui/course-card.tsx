import { Link } from "@remix-run/react";
import type { Catalog, Course } from "#app/catalog/catalog.ts";
import { coursePath } from "#app/catalog/course-path.ts";
import { motifOfCourse } from "#app/learning/motif.ts";
import type { CourseProgress } from "#app/learning/progress.ts";
import * as m from "#app/messages/catalog.ts";
import { MotifPicture } from "#app/ui/motif.tsx";
import { ProgressLine } from "#app/ui/progress-line.tsx";
import { courseProgressInWords, levelWords } from "./course-words.ts";

export type CourseCardData = ReturnType<typeof courseCard>;

/** How a list describes a course; `progress` is null for a visitor who is not signed in. */
export function courseCard(course: Course, catalog: Catalog, progress: CourseProgress | null, timeZone: string) {
  return {
    slug: course.slug,
    picture: motifOfCourse(course, catalog.courses),
    title: course.title,
    summary: course.summary,
    audience: course.audience,
    minutes: course.minutes,
    lessonCount: course.lessons.length,
    level: levelWords(course.level),
    firstObjective: course.objectives[0] ?? null,
    otherObjectives: Math.max(0, course.objectives.length - 1),
    before: course.prerequisites.flatMap(({ courseId }) => catalog.coursesById.get(courseId)?.title ?? []),
    standing: progress && {
      words: courseProgressInWords(progress, timeZone),
      state: progress.state,
      share: progress.percent / 100,
    },
  };
}

/** A course in a list: what it is about, how long it takes, and the person's progress. */
export function CourseCard({
  course,
  headingLevel = 2,
  isFull = false,
}: {
  course: CourseCardData;
  headingLevel?: 2 | 3;
  /** Folded below: for whom it is, what people do in it, what comes before. */
  isFull?: boolean;
}) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const { standing } = course;
  return (
    <article className="course-card">
      <MotifPicture motif={course.picture} />
      <Heading className="course-card__title">
        <Link to={coursePath(course.slug)}>{course.title}</Link>
      </Heading>
      <p className="course-card__facts numbers">
        {m.courseFacts({ minutes: course.minutes, lessons: course.lessonCount, level: course.level })}
      </p>
      <p>{course.summary}</p>
      {isFull ? <Details course={course} /> : null}
      {standing && standing.state !== "not-started" ? (
        <div className="course-card__standing">
          <ProgressLine share={standing.share} />
          <p className="small soft">{standing.words}</p>
        </div>
      ) : null}
    </article>
  );
}

function Details({ course }: { course: CourseCardData }) {
  return (
    <details className="course-card__details">
      <summary>
        {m.courseForAndDoes()} <span className="visually-hidden">{course.title}</span>
      </summary>
      <dl>
        {course.audience ? (
          <div>
            <dt>{m.courseFor()}</dt> <dd>{course.audience}</dd>
          </div>
        ) : null}
        {course.firstObjective ? (
          <div>
            <dt>{m.courseYouWill()}</dt>{" "}
            <dd>
              {course.firstObjective}
              {course.otherObjectives > 0 ? ` ${m.courseMoreObjectives({ count: course.otherObjectives })}` : ""}
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{m.courseBefore()}</dt>{" "}
          <dd>{course.before.length > 0 ? course.before.join("; ") : m.courseBeforeNothing()}</dd>
        </div>
      </dl>
    </details>
  );
}
