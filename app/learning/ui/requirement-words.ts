import type { Course } from "#app/catalog/catalog.ts";
import type { Requirement } from "#app/learning/completion.ts";
import * as m from "#app/messages/catalog.ts";

/** What a course asks for, in words; lessons together, as the outline lists them one by one. */
export function requirementWords(
  course: Course,
  requirements: Requirement[],
  isForSomebody: boolean,
): { words: string; isMet: boolean }[] {
  const lessons = requirements.filter(({ kind }) => kind === "lesson");
  const others = requirements.filter(({ kind }) => kind !== "lesson");
  const done = lessons.filter(({ isMet }) => isMet).length;
  const first = {
    words: isForSomebody
      ? m.courseAskLessonsDone({ count: lessons.length, done })
      : m.courseAskLessons({ count: lessons.length }),
    isMet: done === lessons.length,
  };
  return [
    ...(lessons.length > 0 ? [first] : []),
    ...others.map((each) => ({ words: wordsOf(course, each, isForSomebody), isMet: each.isMet })),
  ];
}

function wordsOf(course: Course, requirement: Requirement, isForSomebody: boolean): string {
  if (requirement.kind === "check") {
    const level = Math.round(requirement.level * 100);
    if (!isForSomebody) return m.courseAskCheck({ level });
    const { answered, of, score } = requirement;
    return m.courseAskCheckDone({ level, answered, of, score: Math.floor(score * 100) });
  }
  const lesson = course.lessons.find(({ id }) => id === requirement.lessonId);
  const title = lesson?.title ?? requirement.lessonId;
  if (requirement.kind === "lesson") return m.courseAskLesson({ title });
  const kind = lesson?.prompts.find(({ id }) => id === requirement.promptId)?.definition.kind;
  return kind === "reflection" ? m.courseAskReflection({ title }) : m.courseAskResponse({ title });
}
