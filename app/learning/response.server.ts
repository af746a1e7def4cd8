import { isDeepStrictEqual } from "node:util";
import type { Course, Lesson } from "#app/catalog/catalog.ts";
import type { Prompt } from "#app/catalog/prompt.ts";
import type { Db } from "#db/client.server.ts";
import { gradeFor } from "./check.ts";
import { finishCourseIfComplete } from "./completion.server.ts";
import { promptKey, promptsOfRule } from "./completion.ts";
import type { SavedResponse } from "./lesson-state.ts";
import { findCourseRecord } from "./queries/course-records.server.ts";
import { lockEnrollment } from "./queries/enrollments.server.ts";
import { findResponse, type NewResponse, type Response, upsertResponse } from "./queries/responses.server.ts";
import { continueSampling, type ResponseValue } from "./response.ts";
import { seedFrom, seedOf } from "./shuffle.ts";

export type Responded = { outcome: "saved" | "locked" | "superseded" | "answered-elsewhere"; response: SavedResponse };

/** A prompt's current course and lesson, and the prompt as the learner saw it (`promptAsShown`). */
export type PromptPlace = { course: Course; lesson: Lesson; prompt: Prompt };

/**
 * Saves an answer. A prediction locks with its first answer; a check counts its tries and keeps the first and the best
 * score beside the newest; everything else keeps the newest. The same answer again changes nothing. If the author has
 * changed the kind of question, the answer to the earlier question stays as the first; a late answer from a page that
 * still asks the earlier question is saved too, unless the current question is already answered. `base` is how many
 * tries the page knew of: text never replaces newer text that the page has not shown.
 */
export async function respond(
  db: Db,
  personId: string,
  place: PromptPlace,
  value: ResponseValue,
  { base = null }: { base?: number | null } = {},
): Promise<Responded> {
  const { course, lesson, prompt } = place;
  return db.transaction(async (db) => {
    await lockEnrollment(db, personId, course.id);
    const before = await findResponse(db, personId, lesson.id, prompt.id);
    const next = nextResponse(before, personId, place, value);
    if (before && isSameAnswer(before, next)) return { outcome: "saved", response: savedOf(before) };
    if (before?.isLocked && before.kind === next.kind) return { outcome: "locked", response: savedOf(before) };
    if (before && before.kind !== next.kind && before.kind === kindOfToday(place)) {
      return { outcome: "superseded", response: savedOf(before) };
    }
    if (before && base !== null && before.tries > base && holdsNotes(prompt)) {
      return { outcome: "answered-elsewhere", response: savedOf(before) };
    }
    const saved = await upsertResponse(db, next);
    if (!saved) throw new Error("a locked response was written to while its enrollment was held");
    if (promptsOfRule(course.rule).includes(promptKey(lesson.id, prompt.id))) {
      await finishCourseIfComplete(db, personId, course, await findCourseRecord(db, personId, course));
    }
    return { outcome: "saved", response: savedOf(saved) };
  });
}

/** The row to write; for an existing answer, the upsert leaves the first value and score alone. */
function nextResponse(
  before: Response | null,
  personId: string,
  place: PromptPlace,
  given: ResponseValue,
): NewResponse {
  const { lesson, prompt } = place;
  const { definition } = prompt;
  const sampled = before?.value.kind === "sampler" ? before.value : null;
  const value =
    given.kind === "sampler"
      ? continueSampling(sampled, given, seedFrom(seedOf(personId, lesson.id, prompt.id)))
      : given;
  const score = definition.kind === "check" && value.kind === "check" ? gradeFor(definition, value.answer) : null;
  return {
    personId,
    lessonId: lesson.id,
    promptId: prompt.id,
    kind: definition.kind,
    value,
    promptVersion: prompt.version,
    contentVersion: lesson.contentVersion,
    firstValue: value,
    score,
    firstScore: score,
    bestScore: bestOf(before, score),
    tries: (before?.tries ?? 0) + 1,
    isLocked: definition.kind === "predict",
  };
}

/** Whether the answer is text in several boxes, which two pages can hold in different states. */
function holdsNotes({ definition }: Prompt): boolean {
  if (definition.kind === "activity") return definition.fields.some(({ type }) => type === "text");
  return definition.kind === "observe-infer";
}

/** Trying again never hurts: the best score counts. */
function bestOf(before: Response | null, score: number | null): number | null {
  const scores = [before?.bestScore, before?.firstScore, before?.score, score].filter(
    (each) => typeof each === "number",
  );
  return scores.length > 0 ? Math.max(...scores) : null;
}

function kindOfToday({ lesson, prompt }: PromptPlace): string | undefined {
  return lesson.prompts.find(({ id }) => id === prompt.id)?.definition.kind;
}

/** The same answer to the same question; a locked answer is compared without the question, which may have changed. */
function isSameAnswer(before: Response, next: NewResponse): boolean {
  const isSameQuestion = before.isLocked || before.promptVersion === next.promptVersion;
  return isSameQuestion && isDeepStrictEqual(before.value, next.value);
}

function savedOf(response: Response): SavedResponse {
  const { value, firstValue, score, firstScore, tries, isLocked, promptVersion } = response;
  const isSameKind = firstValue.kind === value.kind;
  return { value, firstValue: isSameKind ? firstValue : value, score, firstScore, tries, isLocked, promptVersion };
}
