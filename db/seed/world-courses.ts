import { and, asc, eq, isNull } from "drizzle-orm";
import type { CompletionRule } from "#app/catalog/completion-rule.ts";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import type { Db } from "../client.server.ts";
import { completionRules, courses, lessons, prompts, promptVersions } from "../schema/catalog.ts";

export type DemoPrompt = { id: string; version: string; definition: PromptDefinition };
export type DemoLesson = { id: string; minutes: number; contentVersion: string; prompts: DemoPrompt[] };
export type DemoCourse = {
  id: string;
  contentVersion: string;
  ruleVersion: string;
  rule: CompletionRule;
  lessons: DemoLesson[];
};

/** The courses in the database, as far as demo people need them, whatever content it was started with. */
export async function listDemoCourses(db: Db): Promise<DemoCourse[]> {
  const found = await db
    .select({
      id: courses.id,
      contentVersion: courses.contentVersion,
      ruleVersion: courses.ruleVersion,
      rule: completionRules.rule,
    })
    .from(courses)
    .innerJoin(
      completionRules,
      and(eq(completionRules.courseId, courses.id), eq(completionRules.version, courses.ruleVersion)),
    )
    .where(isNull(courses.retiredAt))
    .orderBy(asc(courses.position), asc(courses.id));
  const taught = await db
    .select({
      id: lessons.id,
      courseId: lessons.courseId,
      minutes: lessons.minutes,
      contentVersion: lessons.contentVersion,
    })
    .from(lessons)
    .where(isNull(lessons.retiredAt))
    .orderBy(asc(lessons.position), asc(lessons.id));
  const asked = await db
    .select({
      lessonId: prompts.lessonId,
      id: prompts.id,
      version: prompts.version,
      definition: promptVersions.definition,
    })
    .from(prompts)
    .innerJoin(
      promptVersions,
      and(
        eq(promptVersions.lessonId, prompts.lessonId),
        eq(promptVersions.promptId, prompts.id),
        eq(promptVersions.version, prompts.version),
      ),
    )
    .where(isNull(prompts.retiredAt))
    .orderBy(asc(prompts.position), asc(prompts.id));
  return found.map((course) => ({
    ...course,
    lessons: taught
      .filter((lesson) => lesson.courseId === course.id)
      .map((lesson) => ({ ...lesson, prompts: asked.filter((prompt) => prompt.lessonId === lesson.id) })),
  }));
}
