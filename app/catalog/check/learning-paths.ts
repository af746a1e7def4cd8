import { type Mistake, nearest } from "../mistake.ts";
import type { ReadPath } from "../read-paths.server.ts";
import { place } from "../settings.ts";

/** Steps of paths that name a course nobody wrote. */
export function unknownCourses(paths: ReadPath[], courseIds: string[]): Mistake[] {
  return paths.flatMap(({ settings, yaml }) =>
    (settings?.courses ?? []).flatMap(({ course }, at) => {
      if (courseIds.includes(course)) return [];
      const meant = nearest(course, courseIds);
      const message = `no course has this id${meant ? `; did you mean "${meant}"?` : "; write one, or leave the step out."}`;
      return [{ ...place(yaml, ["courses", at, "course"]), text: course, message }];
    }),
  );
}
