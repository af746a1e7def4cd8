import type { SourceReference } from "./source-reference.ts";

/** An order through courses for somebody in one situation. */
export type LearningPath = {
  slug: string;
  title: string;
  /** The people it is for, in a sentence that they recognize themselves in. */
  for: string;
  summary: string;
  courses: { course: string; reason: string }[];
  sources: SourceReference[];
  problem: string | null;
};

/** The steps of a path whose course exists; a path may name one before it is written. */
export function stepsOf(path: LearningPath, exists: (courseId: string) => boolean): LearningPath["courses"] {
  return path.courses.filter(({ course }) => exists(course));
}

/** The course that follows each path's given one, and why; of two paths with the same next course, the first. */
export function coursesAfter(paths: readonly LearningPath[], courseId: string, exists: (courseId: string) => boolean) {
  const next = paths.flatMap((path) => {
    const steps = stepsOf(path, exists);
    const at = steps.findIndex(({ course }) => course === courseId);
    const step = at === -1 ? undefined : steps[at + 1];
    return step ? [{ ...step, path: path.title }] : [];
  });
  return next.filter((step, at) => next.findIndex(({ course }) => course === step.course) === at);
}

/**
 * Course ids in the order to suggest them: along the path with the most courses begun, of equals the first, and then
 * all others in their own order. `path` is the one that they follow; null where there are no paths.
 */
export function suggestedOrder(
  paths: readonly LearningPath[],
  courses: readonly { id: string; isBegun: boolean }[],
): { path: LearningPath | null; courseIds: string[] } {
  const begun = new Set(courses.flatMap(({ id, isBegun }) => (isBegun ? [id] : [])));
  const known = new Set(courses.map(({ id }) => id));
  const weight = (path: LearningPath) => path.courses.filter(({ course }) => begun.has(course)).length;
  const path = [...paths].sort((a, b) => weight(b) - weight(a))[0];
  const along = path ? stepsOf(path, (id) => known.has(id)).map(({ course }) => course) : [];
  const others = courses.map(({ id }) => id).filter((id) => !along.includes(id));
  return { path: path ?? null, courseIds: [...along, ...others] };
}
