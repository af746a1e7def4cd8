import type { Course } from "#app/catalog/catalog.ts";
import type { Requirement } from "#app/learning/completion.ts";
import * as m from "#app/messages/catalog.ts";

/** What a course asks for, in words; lessons together, as the outline lists them one by one. */
export function requirementWords(course: Course, requirements: Requirement[]): { words: string; isMet: boolean }[] {
  const lessons = requirements.filter(({ kind }) => kind === "lesson");
  const others = requirements.filter(({ kind }) => kind !== "lesson");
  const done = lessons.filter(({ isMet }) => isMet).length;
  const first = { words: m.courseAskLessons({ count: lessons.length, done }), isMet: done === lessons.length };
  return [
    ...(lessons.length > 0 ? [first] : []),
    ...others.map((each) => ({ words: wordsOf(course, each), isMet: each.isMet })),
  ];
}

function wordsOf(course: Course, requirement: Requirement): string {
  if (requirement.kind === "check") {
    return m.courseAskCheck({
      level: Math.round(requirement.level * 100),
      score: Math.floor(requirement.score * 100),
      answered: requirement.answered,
      of: requirement.of,
    });
  }
  const lesson = course.lessons.find(({ id }) => id === requirement.lessonId);
  const title = lesson?.title ?? requirement.lessonId;
  if (requirement.kind === "lesson") return m.courseAskLesson({ title });
  const kind = lesson?.prompts.find(({ id }) => id === requirement.promptId)?.definition.kind;
  return kind === "reflection" ? m.courseAskReflection({ title }) : m.courseAskResponse({ title });
}
