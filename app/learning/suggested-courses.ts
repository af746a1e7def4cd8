import type { Catalog } from "#app/catalog/catalog.ts";
import { suggestedOrder } from "#app/catalog/path.ts";
import type { CourseProgress } from "./progress.ts";

/**
 * All courses in the order to suggest to somebody, along the path that they are on; `path` is its title. `byCourse` is
 * null for a visitor.
 */
export function suggestedCourses(
  { paths, courses, coursesById }: Catalog,
  byCourse: Readonly<Record<string, CourseProgress>> | null,
) {
  const begun = courses.map(({ id }) => ({ id, isBegun: (byCourse?.[id]?.state ?? "not-started") !== "not-started" }));
  const { path, courseIds } = suggestedOrder(paths, begun);
  return { path: path?.title ?? null, courses: courseIds.flatMap((id) => coursesById.get(id) ?? []) };
}
