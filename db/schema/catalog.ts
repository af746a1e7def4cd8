import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import type { CompletionRule } from "#app/catalog/completion-rule.ts";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import { bytea, createdAt } from "./columns.ts";

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

/** A question or task in a lesson. Its id is unique within its lesson. */
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

/** Every version that learners have seen, so that an answer is always shown beside its question. */
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

/** Former addresses of courses and lessons, so that old links still work. */
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

/** Every published state of the content. All processes serve the current one, and the projection matches it. */
export const contentReleases = pgTable(
  "content_releases",
  {
    hash: text().primaryKey(),
    /** Hash of the source folder, so that a newer compiler's release of the same sources is recognized. */
    sourceHash: text().notNull(),
    isCurrent: boolean().notNull().default(false),
    activatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** The release as gzipped JSON. */
    json: bytea().notNull(),
    /** The names of the files that it needs. */
    files: text().array().notNull(),
  },
  (table) => [
    uniqueIndex("content_releases_current_key").on(table.isCurrent).where(sql`${table.isCurrent}`),
    index("content_releases_by_age").on(table.activatedAt),
  ],
);

/** The files of releases: modules, assets and data. Each name contains its content's hash. */
export const contentFiles = pgTable("content_files", {
  name: text().primaryKey(),
  bytes: bytea().notNull(),
  storedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
