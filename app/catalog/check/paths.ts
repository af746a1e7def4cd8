import { type Mistake, nearest } from "../mistake.ts";
import { at, namesAt } from "./identity.ts";
import type { CheckedCourse } from "./read-files.server.ts";

/** Prerequisites, lesson orders and completion rules that refer to something missing or can never be met. */
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
  if (!course) return [];
  return namesAt(course, ["prerequisites"], "course").flatMap(({ name, index }) => {
    const here = { ...at(course, ["prerequisites", index, "course"]), text: name };
    if (!courseIds.includes(name)) return [{ ...here, message: `no course has this id${suggest(name, courseIds)}.` }];
    const circle = findCycle(`course ${course.settings?.id}`, `course ${name}`, needs);
    if (!circle) return [];
    const names = circle.map((name) => name.replace("course ", "")).join(" needs ");
    return [{ ...here, message: `these courses wait for each other: ${names}; remove one of the prerequisites.` }];
  });
}

function orderMistakes({ lessons }: CheckedCourse, needs: Map<string, string[]>): Mistake[] {
  const ids = lessons.flatMap(({ settings }) => (settings ? [settings.id] : []));
  return lessons.flatMap((lesson) =>
    namesAt(lesson, ["after"], "lesson").flatMap(({ name, index }) => {
      const here = { ...at(lesson, ["after", index, "lesson"]), text: name };
      if (!ids.includes(name))
        return [{ ...here, message: `no lesson of this course has this id${suggest(name, ids)}.` }];
      const circle = findCycle(lesson.settings?.id ?? "", name, needs);
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
  if (!course) return [];
  const ids = lessons.flatMap(({ settings }) => (settings ? [settings.id] : []));
  const kinds = new Map(
    lessons.flatMap(({ settings, facts }) =>
      facts.prompts.map(({ id, definition }) => [`${settings?.id}/${id}` as string, definition.kind] as const),
    ),
  );
  const note = (keys: PropertyKey[], text: string, message: string) => [
    { ...at(course, ["completion", ...keys]), text, message },
  ];
  const prompts = (keys: PropertyKey[]) =>
    namesAt(course, ["completion", ...keys]).filter(({ name }) => name.includes("/"));
  const unasked = (name: string) => `no lesson of this course asks this${suggest(name, kinds.keys())}.`;
  return [
    ...namesAt(course, ["completion", "lessons"]).flatMap(({ name, index }) =>
      ids.includes(name)
        ? []
        : note(["lessons", index], name, `no lesson of this course has this id${suggest(name, ids)}.`),
    ),
    ...prompts(["responses"]).flatMap(({ name, index }) =>
      kinds.has(name) ? [] : note(["responses", index], name, unasked(name)),
    ),
    ...prompts(["check", "prompts"]).flatMap(({ name, index }) => {
      if (kinds.get(name) === "check") return [];
      const message = "this is no Check, so it has no score; move it to responses.";
      return note(["check", "prompts", index], name, kinds.has(name) ? message : unasked(name));
    }),
  ];
}

/** The path from `next` back to `start`, if the prerequisites form a cycle. */
function findCycle(
  start: string,
  next: string,
  needs: Map<string, string[]>,
  path: string[] = [start],
): string[] | null {
  if (next === start) return [...path, start];
  if (path.includes(next)) return null;
  for (const further of needs.get(next) ?? []) {
    const circle = findCycle(start, further, needs, [...path, next]);
    if (circle) return circle;
  }
  return null;
}

function suggest(given: string, known: Iterable<string>): string {
  const meant = nearest(given, known);
  return meant ? `; did you mean "${meant}"` : "";
}
