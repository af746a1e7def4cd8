import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import type { CompletionRule } from "#app/catalog/completion-rule.ts";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import { createdAt } from "./columns.ts";

/** A projection of content/: identity is the author's `id`, never a path. Rows are retired, never deleted. */
export const courses = pgTable(
  "courses",
  {
    id: text().primaryKey(),
    slug: text().notNull(),
    title: text().notNull(),
    language: text().notNull(),
    level: text().notNull(),
    topics: text().array().notNull(),
    minutes: integer().notNull(),
    clockHoursEligible: boolean().notNull(),
    position: integer().notNull(),
    ruleVersion: text().notNull(),
    contentVersion: text().notNull(),
    retiredAt: timestamp({ withTimezone: true }),
  },
  (table) => [uniqueIndex("courses_slug_key").on(table.slug).where(sql`${table.retiredAt} is null`)],
);

export const lessons = pgTable(
  "lessons",
  {
    id: text().primaryKey(),
    courseId: text()
      .notNull()
      .references(() => courses.id),
    slug: text().notNull(),
    title: text().notNull(),
    minutes: integer().notNull(),
    position: integer().notNull(),
    isRequired: boolean().notNull(),
    contentVersion: text().notNull(),
    retiredAt: timestamp({ withTimezone: true }),
  },
  (table) => [index("lessons_by_course").on(table.courseId, table.position)],
);

/** Something in a lesson that a learner answers. Its id is unique within its lesson. */
export const prompts = pgTable(
  "prompts",
  {
    lessonId: text()
      .notNull()
      .references(() => lessons.id),
    id: text().notNull(),
    kind: text().notNull(),
    position: integer().notNull(),
    version: text().notNull(),
    retiredAt: timestamp({ withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.lessonId, table.id] })],
);

/** Every wording that learners have seen, so that an answer is always shown beside its question. */
export const promptVersions = pgTable(
  "prompt_versions",
  {
    lessonId: text().notNull(),
    promptId: text().notNull(),
    version: text().notNull(),
    definition: jsonb().$type<PromptDefinition>().notNull(),
    firstSeenAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.lessonId, table.promptId, table.version] })],
);

export const completionRules = pgTable(
  "completion_rules",
  {
    courseId: text().notNull(),
    version: text().notNull(),
    rule: jsonb().$type<CompletionRule>().notNull(),
    firstSeenAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.courseId, table.version] })],
);

/** Where a course or a lesson used to live, so that old links still arrive. */
export const pastSlugs = pgTable(
  "past_slugs",
  {
    courseSlug: text().notNull(),
    /** Empty for the course itself. */
    lessonSlug: text().notNull().default(""),
    courseId: text().notNull(),
    lessonId: text(),
  },
  (table) => [primaryKey({ columns: [table.courseSlug, table.lessonSlug] })],
);

/** One row: which content the projection holds. */
export const contentReleases = pgTable("content_releases", {
  hash: text().primaryKey(),
  syncedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
