import { type Mistake, nearest } from "../mistake.ts";
import { at } from "./identity.ts";
import type { CheckedCourse } from "./read-files.server.ts";

/** Prerequisites, orders and completion rules that name what is not there, or that nobody could ever meet. */
export function pathMistakes(courses: CheckedCourse[]): Mistake[] {
  const courseIds = courses.flatMap(({ course }) => (course?.settings ? [course.settings.id] : []));
  const needs = new Map<string, string[]>();
  for (const { course, lessons } of courses) {
    if (course?.settings)
      needs.set(
        `course ${course.settings.id}`,
        course.settings.prerequisites.map((each) => `course ${each.course}`),
      );
    for (const { settings } of lessons)
      if (settings && !needs.has(settings.id))
        needs.set(
          settings.id,
          settings.after.map((each) => each.lesson),
        );
  }
  return courses.flatMap((course) => [
    ...prerequisiteMistakes(course, courseIds, needs),
    ...orderMistakes(course, needs),
    ...completionMistakes(course),
  ]);
}

function prerequisiteMistakes({ course }: CheckedCourse, courseIds: string[], needs: Map<string, string[]>): Mistake[] {
  const settings = course?.settings;
  return (settings?.prerequisites ?? []).flatMap((each, index) => {
    const here = { ...at(course ?? fail(), ["prerequisites", index, "course"]), text: each.course };
    if (!courseIds.includes(each.course))
      return [{ ...here, message: `no course has this id${suggest(each.course, courseIds)}.` }];
    const circle = findCircle(`course ${settings?.id}`, `course ${each.course}`, needs);
    if (!circle) return [];
    const names = circle.map((name) => name.replace("course ", "")).join(" needs ");
    return [{ ...here, message: `these courses wait for each other: ${names}; remove one of the prerequisites.` }];
  });
}

function orderMistakes({ lessons }: CheckedCourse, needs: Map<string, string[]>): Mistake[] {
  const ids = lessons.flatMap(({ settings }) => (settings ? [settings.id] : []));
  return lessons.flatMap((lesson) =>
    (lesson.settings?.after ?? []).flatMap((each, index) => {
      const here = { ...at(lesson, ["after", index, "lesson"]), text: each.lesson };
      if (!ids.includes(each.lesson))
        return [{ ...here, message: `no lesson of this course has this id${suggest(each.lesson, ids)}.` }];
      const circle = findCircle(lesson.settings?.id ?? "", each.lesson, needs);
      return circle
        ? [
            {
              ...here,
              message: `these lessons wait for each other: ${circle.join(" comes after ")}; remove one of them.`,
            },
          ]
        : [];
    }),
  );
}

function completionMistakes({ course, lessons }: CheckedCourse): Mistake[] {
  const rule = course?.settings?.completion;
  if (!course || !rule) return [];
  const ids = lessons.flatMap(({ settings }) => (settings ? [settings.id] : []));
  const kinds = new Map(
    lessons.flatMap(({ settings, facts }) =>
      facts.prompts.map(({ id, definition }) => [`${settings?.id}/${id}` as string, definition.kind] as const),
    ),
  );
  const note = (keys: PropertyKey[], text: string, message: string) => [
    { ...at(course, ["completion", ...keys]), text, message },
  ];
  const named = rule.lessons === "all" ? [] : rule.lessons;
  return [
    ...named.flatMap((id, index) =>
      ids.includes(id) ? [] : note(["lessons", index], id, `no lesson of this course has this id${suggest(id, ids)}.`),
    ),
    ...rule.responses.flatMap((id, index) =>
      kinds.has(id)
        ? []
        : note(["responses", index], id, `no lesson of this course asks this${suggest(id, kinds.keys())}.`),
    ),
    ...(rule.check?.prompts ?? []).flatMap((id, index) => {
      if (!kinds.has(id))
        return note(["check", "prompts", index], id, `no lesson of this course asks this${suggest(id, kinds.keys())}.`);
      return kinds.get(id) === "check"
        ? []
        : note(["check", "prompts", index], id, "this is no Check, so it has no score; move it to responses.");
    }),
  ];
}

/** The way from `next` back to `start`, if what one needs leads there. */
function findCircle(
  start: string,
  next: string,
  needs: Map<string, string[]>,
  path: string[] = [start],
): string[] | null {
  if (next === start) return [...path, start];
  if (path.includes(next)) return null;
  for (const further of needs.get(next) ?? []) {
    const circle = findCircle(start, further, needs, [...path, next]);
    if (circle) return circle;
  }
  return null;
}

function suggest(given: string, known: Iterable<string>): string {
  const meant = nearest(given, known);
  return meant ? `; did you mean "${meant}"` : "";
}

function fail(): never {
  throw new Error("A course with prerequisites has a file.");
}
