import type { Course } from "#app/catalog/catalog.ts";
import { lessonPath } from "#app/catalog/course-path.ts";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import type { Requirement } from "#app/learning/completion.ts";
import * as m from "#app/messages/catalog.ts";

/** link: the prompt to answer, and where it is. */
export type RequirementWords = { words: string; isMet: boolean; link: { to: string; words: string } | null };

/** A course's requirements in words; lessons are counted, as the outline lists them one by one. */
export function requirementWords(
  course: Course,
  requirements: Requirement[],
  isForSomebody: boolean,
): RequirementWords[] {
  const lessons = requirements.filter(({ kind }) => kind === "lesson");
  const others = requirements.filter(({ kind }) => kind !== "lesson");
  const done = lessons.filter(({ isMet }) => isMet).length;
  const first = {
    words: isForSomebody
      ? m.requirementAskLessonsDone({ count: lessons.length, done })
      : m.requirementAskLessons({ count: lessons.length }),
    isMet: done === lessons.length,
    link: null,
  };
  return [
    ...(lessons.length > 0 ? [first] : []),
    ...others.map((each) => ({
      words: wordsOf(course, each, isForSomebody),
      isMet: each.isMet,
      link: each.kind === "response" ? linkOf(course, each) : null,
    })),
  ];
}

function wordsOf(course: Course, requirement: Requirement, isForSomebody: boolean): string {
  if (requirement.kind === "check") {
    const level = Math.round(requirement.level * 100);
    if (!isForSomebody) return m.requirementAskCheck({ level });
    const { answered, of, score } = requirement;
    return m.requirementAskCheckDone({ level, answered, of, score: Math.floor(score * 100) });
  }
  const lesson = course.lessons.find(({ id }) => id === requirement.lessonId);
  const title = lesson?.title ?? requirement.lessonId;
  if (requirement.kind === "lesson") return m.requirementAskLesson({ title });
  const kind = lesson?.prompts.find(({ id }) => id === requirement.promptId)?.definition.kind;
  return kind === "reflection" ? m.requirementAskReflection({ title }) : m.requirementAskResponse({ title });
}

function linkOf(course: Course, { lessonId, promptId }: { lessonId: string; promptId: string }) {
  const lesson = course.lessons.find(({ id }) => id === lessonId);
  const definition = lesson?.prompts.find(({ id }) => id === promptId)?.definition;
  if (!lesson || !definition) return null;
  return { to: `${lessonPath(course.slug, lesson.slug)}#${promptId}`, words: questionOf(definition) };
}

function questionOf(definition: PromptDefinition): string {
  if ("question" in definition) return definition.question;
  if (definition.kind === "reflection") return definition.prompt;
  if (definition.kind === "observe-infer") return definition.observePrompt;
  return definition.kind === "data-explorer" ? m.lessonExplorerKind() : m.lessonConfidenceKindBefore();
}
