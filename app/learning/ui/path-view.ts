import type { Catalog } from "#app/catalog/catalog.ts";
import { stepsOf } from "#app/catalog/path.ts";
import type { CourseProgress } from "#app/learning/progress.ts";

type ByCourse = Readonly<Record<string, CourseProgress>> | null;

export type PathView = ReturnType<typeof pathViews>[number];

/** The paths through the courses, each step with how far this person has come; `byCourse` is null for a visitor. */
export function pathViews({ paths, coursesById }: Catalog, byCourse: ByCourse) {
  return paths.map((path) => {
    const steps = stepsOf(path, (id) => coursesById.has(id)).flatMap(({ course: id, reason }) => {
      const course = coursesById.get(id);
      return course ? [{ slug: course.slug, title: course.title, reason, state: byCourse?.[id]?.state ?? null }] : [];
    });
    return {
      slug: path.slug,
      title: path.title,
      for: path.for,
      summary: path.summary,
      steps,
      done: steps.filter(({ state }) => state === "finished").length,
      next: steps.find(({ state }) => state !== "finished") ?? null,
    };
  });
}
