import { isRuleMet, promptKey } from "#app/learning/completion.ts";
import type { Visibility } from "#app/learning/reflection.ts";
import { days, hours, minutes } from "#app/time/durations.ts";
import type {
  courseFacts,
  enrollments,
  lessonFacts,
  reflections,
  reflectionVersions,
  reflectionVisibilityChanges,
  responses,
} from "../schema/learning.ts";
import { type Chance, chanceFrom, idFor } from "./random.ts";
import { answerTo } from "./world-answers.ts";
import type { DemoCourse, DemoLesson, DemoPrompt } from "./world-courses.ts";
import { reflectionsFor } from "./world-words.ts";

export type Rows = {
  enrollments: (typeof enrollments.$inferInsert)[];
  lessonFacts: (typeof lessonFacts.$inferInsert)[];
  courseFacts: (typeof courseFacts.$inferInsert)[];
  responses: (typeof responses.$inferInsert)[];
  reflections: (typeof reflections.$inferInsert)[];
  reflectionVersions: (typeof reflectionVersions.$inferInsert)[];
  reflectionVisibilityChanges: (typeof reflectionVisibilityChanges.$inferInsert)[];
};

export function noRows(): Rows {
  return {
    enrollments: [],
    lessonFacts: [],
    courseFacts: [],
    responses: [],
    reflections: [],
    reflectionVersions: [],
    reflectionVisibilityChanges: [],
  };
}

type Plan = {
  startedAt: Date;
  lessonCount: number;
  isInCohort: boolean;
  /** The longest gap between two lessons, in days. */
  daysApart: number;
};

/** One person's work in one course: lesson by lesson, over days, until they stopped or today is reached. */
export function travel(
  rows: Rows,
  personId: string,
  course: DemoCourse,
  plan: Plan,
  now: Date,
): "finished" | "underway" {
  const chance = chanceFrom(`${personId} ${course.id}`);
  const { id: courseId, ruleVersion } = course;
  rows.enrollments.push({ personId, courseId, enrolledAt: plan.startedAt });
  let at = plan.startedAt;
  let done = 0;
  for (const lesson of course.lessons.slice(0, plan.lessonCount)) {
    const completedAt = new Date(at.getTime() + lesson.minutes * minutes * chance.between(0.9, 1.6));
    if (completedAt.getTime() > now.getTime() - hours) break;
    answerPrompts(rows, { personId, course, lesson, from: at, to: completedAt, isInCohort: plan.isInCohort }, chance);
    const { id: lessonId, contentVersion } = lesson;
    rows.lessonFacts.push({
      personId,
      lessonId,
      sequence: 1,
      contentVersion,
      ruleVersion,
      how: "marked",
      happenedAt: completedAt,
    });
    done += 1;
    const isSameSitting = chance.happens(0.3);
    at = new Date(completedAt.getTime() + (isSameSitting ? 3 * minutes : chance.between(0.8, plan.daysApart) * days));
    if (isSameSitting) continue;
    at = eveningOf(at, chance);
  }
  if (done < course.lessons.length || !isFinished(rows, personId, course)) return "underway";
  const { contentVersion } = course;
  const happenedAt = rows.lessonFacts.at(-1)?.happenedAt ?? now;
  rows.courseFacts.push({ personId, courseId, sequence: 1, contentVersion, ruleVersion, how: "rule_met", happenedAt });
  return "finished";
}

type Sitting = { personId: string; course: DemoCourse; lesson: DemoLesson; from: Date; to: Date; isInCohort: boolean };

function answerPrompts(rows: Rows, sitting: Sitting, chance: Chance): void {
  const { personId, course, lesson, from, to } = sitting;
  for (const [place, prompt] of lesson.prompts.entries()) {
    const key = promptKey(lesson.id, prompt.id);
    const isAskedFor = course.rule.responses.includes(key) || (course.rule.check?.prompts.includes(key) ?? false);
    if (!isAskedFor && chance.happens(0.12)) continue;
    const share = (place + 1) / (lesson.prompts.length + 1);
    const at = new Date(from.getTime() + share * (to.getTime() - from.getTime()));
    const answer = answerTo(prompt.definition, key, chance);
    if (!answer) {
      reflect(rows, sitting, prompt, at, chance);
      continue;
    }
    rows.responses.push({
      personId,
      lessonId: lesson.id,
      promptId: prompt.id,
      kind: prompt.definition.kind,
      promptVersion: prompt.version,
      contentVersion: lesson.contentVersion,
      ...answer,
      createdAt: at,
      updatedAt: at,
    });
  }
}

/** Most reflections stay private; some are shared with a coach or, if there is one, the cohort. */
function reflect(rows: Rows, sitting: Sitting, prompt: DemoPrompt, at: Date, chance: Chance): void {
  const { personId, course, lesson, isInCohort } = sitting;
  const key = promptKey(lesson.id, prompt.id);
  const id = idFor(`reflection ${personId} ${key}`);
  const text = chance.pick(reflectionsFor(key));
  const wish = chance.pick<Visibility>(["private", "private", "coach", "coach", "cohort"]);
  const visibility = isInCohort ? wish : "private";
  const { version: promptVersion } = prompt;
  const { contentVersion } = lesson;
  const written = { personId, lessonId: lesson.id, promptId: prompt.id, courseId: course.id };
  rows.reflections.push({ id, ...written, visibility, revision: 1, text, promptVersion, createdAt: at, updatedAt: at });
  rows.reflectionVersions.push({
    reflectionId: id,
    revision: 1,
    text,
    promptVersion,
    contentVersion,
    writer: "demo",
    savedAt: at,
  });
  if (visibility === "private") return;
  rows.reflectionVisibilityChanges.push({
    reflectionId: id,
    changedAt: new Date(at.getTime() + 2 * minutes),
    visibility,
  });
}

function isFinished(rows: Rows, personId: string, course: DemoCourse): boolean {
  const mine = <Row extends { personId: string }>(all: Row[]) => all.filter((row) => row.personId === personId);
  const answers = mine(rows.responses).map(({ lessonId, promptId, score }) => ({
    key: promptKey(lessonId, promptId),
    score,
  }));
  const thoughts = mine(rows.reflections).map(({ lessonId, promptId }) => promptKey(lessonId, promptId));
  const scores = answers.flatMap(({ key, score }): [string, number][] =>
    typeof score === "number" ? [[key, score]] : [],
  );
  return isRuleMet(course.rule, {
    lessonIds: new Set(mine(rows.lessonFacts).map(({ lessonId }) => lessonId)),
    responses: new Set([...answers.map(({ key }) => key), ...thoughts]),
    scores: new Map(scores),
  });
}

/** People learn after work: between 4 and 9 in the evening, Pacific. */
function eveningOf(moment: Date, chance: Chance): Date {
  const midnight = Math.floor(moment.getTime() / days) * days;
  return new Date(midnight + chance.between(24, 29) * hours);
}
