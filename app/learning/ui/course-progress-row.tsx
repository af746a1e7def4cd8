import { Link } from "@remix-run/react";
import type { Course } from "#app/catalog/catalog.ts";
import { coursePath } from "#app/catalog/course-path.ts";
import type { CourseProgress } from "#app/learning/progress.ts";
import { ProgressLine } from "#app/ui/progress-line.tsx";
import { courseProgressInWords } from "./course-words.ts";

export function courseProgressRow(course: Course, progress: CourseProgress, timeZone: string) {
  return {
    slug: course.slug,
    title: course.title,
    words: courseProgressInWords(progress, timeZone),
    share: progress.percent / 100,
  };
}

/** A course in progress: its name, a progress line, a sentence. */
export function CourseProgressRow({ course }: { course: ReturnType<typeof courseProgressRow> }) {
  return (
    <article className="course-progress-row">
      <h3 className="course-standing__title">
        <Link to={coursePath(course.slug)}>{course.title}</Link>
      </h3>
      <ProgressLine share={course.share} />
      <p className="small soft numbers">{course.words}</p>
    </article>
  );
}
