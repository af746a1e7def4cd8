import type { Course, Lesson } from "#app/catalog/catalog.ts";
import { gradeFor } from "./check.ts";
import type { SavedResponse } from "./lesson-state.ts";
import type { ResponseValue } from "./response.ts";

/** Stands for a person's id on the pages of a visitor who is not signed in. */
export const guestId = "guest";

/** The first lesson of a course is open to everyone, so that nobody has to sign up for something they have not seen. */
export function isOpenToGuests(course: Course, lesson: Lesson): boolean {
  return course.lessons[0]?.id === lesson.id;
}

/** One answer of a guest, stored only in their browser and for a week. */
export type GuestAnswer = {
  lessonId: string;
  promptId: string;
  promptVersion: string;
  value: ResponseValue;
  tries: number;
};

/** A guest's answers with one more; a prediction keeps its first value. */
export function withAnswer(answers: GuestAnswer[], given: Omit<GuestAnswer, "tries">): GuestAnswer[] {
  const isThis = ({ lessonId, promptId }: GuestAnswer) => lessonId === given.lessonId && promptId === given.promptId;
  const before = answers.find(isThis);
  if (before?.value.kind === "predict" && given.value.kind === "predict") return answers;
  return [...answers.filter((answer) => !isThis(answer)), { ...given, tries: (before?.tries ?? 0) + 1 }];
}

/** The answer as lesson components read it; null if the question changed its kind. */
export function savedByGuest(
  lesson: Lesson,
  { promptId, promptVersion, value, tries }: GuestAnswer,
): SavedResponse | null {
  const definition = lesson.prompts.find(({ id }) => id === promptId)?.definition;
  if (definition?.kind !== value.kind) return null;
  const score = definition.kind === "check" && value.kind === "check" ? gradeFor(definition, value.answer) : null;
  const isLocked = value.kind === "predict";
  return { value, firstValue: value, score, firstScore: score, tries, isLocked, promptVersion };
}
