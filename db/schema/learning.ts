import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { completionWays } from "#app/learning/completion.ts";
import { visibilities } from "#app/learning/reflection.ts";
import type { ResponseValue } from "#app/learning/response.ts";
import { createdAt, oneOf } from "./columns.ts";
import { people } from "./identity.ts";

const personId = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });

export const enrollments = pgTable(
  "enrollments",
  {
    personId: personId(),
    courseId: text().notNull(),
    enrolledAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.courseId] }),
    index("enrollments_by_course").on(table.courseId),
  ],
);

/**
 * The history of a lesson for a person, append-only and numbered from 1: odd facts complete it, even ones reopen it.
 * The primary key makes pressing twice, in two tabs or on two devices, one fact.
 */
export const lessonFacts = pgTable(
  "lesson_facts",
  {
    personId: personId(),
    lessonId: text().notNull(),
    sequence: integer().notNull(),
    contentVersion: text().notNull(),
    ruleVersion: text().notNull(),
    how: text({ enum: completionWays }).notNull(),
    happenedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.lessonId, table.sequence] }),
    oneOf("lesson_facts_how_check", table.how, completionWays),
    check("lesson_facts_sequence_check", sql`${table.sequence} >= 1`),
  ],
);

/** The same for a whole course: odd facts finish it, even ones reopen it. */
export const courseFacts = pgTable(
  "course_facts",
  {
    personId: personId(),
    courseId: text().notNull(),
    sequence: integer().notNull(),
    contentVersion: text().notNull(),
    ruleVersion: text().notNull(),
    how: text({ enum: completionWays }).notNull(),
    happenedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.courseId, table.sequence] }),
    oneOf("course_facts_how_check", table.how, completionWays),
    index("course_facts_by_course").on(table.courseId),
  ],
);

/** A person's answers to an interactive component: the newest and the first. */
export const responses = pgTable(
  "responses",
  {
    personId: personId(),
    lessonId: text().notNull(),
    promptId: text().notNull(),
    kind: text().notNull(),
    value: jsonb().$type<ResponseValue>().notNull(),
    promptVersion: text().notNull(),
    contentVersion: text().notNull(),
    firstValue: jsonb().$type<ResponseValue>().notNull(),
    /** 0 to 1 for a graded check, null for everything else. */
    score: real(),
    firstScore: real(),
    /** What completion uses: trying again never lowers it. */
    bestScore: real(),
    tries: integer().notNull().default(1),
    isLocked: boolean().notNull().default(false),
    createdAt: createdAt(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.lessonId, table.promptId] })],
);

export const reflections = pgTable(
  "reflections",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: personId(),
    lessonId: text().notNull(),
    promptId: text().notNull(),
    /** The lesson's course at the time, so that it can be listed after the lesson is retired. */
    courseId: text().notNull(),
    visibility: text({ enum: visibilities }).notNull().default("private"),
    /** The newest version's number. */
    revision: integer().notNull(),
    text: text().notNull(),
    promptVersion: text().notNull(),
    createdAt: createdAt(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("reflections_prompt_key").on(table.personId, table.lessonId, table.promptId),
    oneOf("reflections_visibility_check", table.visibility, visibilities),
    index("reflections_by_person").on(table.personId, table.updatedAt.desc()), // the list of mine, newest first
    // what is shared with a coach, newest first, without scanning private ones
    index("reflections_shared")
      .on(table.updatedAt.desc())
      .where(sql`${table.visibility} <> 'private' and ${table.text} <> ''`),
  ],
);

export const reflectionVersions = pgTable(
  "reflection_versions",
  {
    reflectionId: uuid().notNull(),
    revision: integer().notNull(),
    text: text().notNull(),
    promptVersion: text().notNull(),
    contentVersion: text().notNull(),
    /** The page that wrote it, which alone may extend it in place, and the key of its last save, which is made once. */
    writer: text().notNull(),
    savedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.reflectionId, table.revision] }),
    foreignKey({ columns: [table.reflectionId], foreignColumns: [reflections.id] }).onDelete("cascade"),
  ],
);

/** The readers of a reflection from a moment on. Every change is kept, so that it can be explained to the author. */
export const reflectionVisibilityChanges = pgTable(
  "reflection_visibility_changes",
  {
    reflectionId: uuid()
      .notNull()
      .references(() => reflections.id, { onDelete: "cascade" }),
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    visibility: text({ enum: visibilities }).notNull(),
  },
  (table) => [index("reflection_visibility_changes_by_reflection").on(table.reflectionId, table.changedAt)],
);

/** A person's reading position in a lesson: a block's id, and how far past it. */
export const readingPositions = pgTable(
  "reading_positions",
  {
    personId: personId(),
    lessonId: text().notNull(),
    courseId: text().notNull(),
    blockId: text().notNull(),
    /** The share of the block that had scrolled past, 0 to 1. */
    offset: real().notNull().default(0),
    readAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.lessonId] }),
    index("reading_positions_by_person").on(table.personId, table.readAt.desc()), // continue where I was
  ],
);
