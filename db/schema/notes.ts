import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns.ts";
import { people } from "./identity.ts";

const personId = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });

/**
 * A learner's note on a lesson or on a passage of it; a note on a passage without words is a highlight. The id is made
 * by the page, so that a form sent twice is one note.
 */
export const lessonNotes = pgTable(
  "lesson_notes",
  {
    id: uuid().primaryKey(),
    personId: personId(),
    /** The lesson's course at the time, so that it can be listed after the lesson is retired. */
    courseId: text().notNull(),
    lessonId: text().notNull(),
    /** The passage as a text quote (app/anchors); null for a note on the whole lesson. */
    quoteVersion: text(),
    quoteExact: text(),
    quotePrefix: text(),
    quoteSuffix: text(),
    quoteStart: integer(),
    words: text().notNull().default(""),
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment().notNull().defaultNow(),
    /** Until it is purged, its author can undo the deletion. */
    deletedAt: moment(),
  },
  (table) => [
    check(
      "lesson_notes_quote_check",
      sql`num_nulls(${table.quoteVersion}, ${table.quoteExact}, ${table.quotePrefix}, ${table.quoteSuffix}, ${table.quoteStart}) in (0, 5)`,
    ),
    check("lesson_notes_content_check", sql`${table.quoteExact} is not null or ${table.words} <> ''`),
    index("lesson_notes_by_lesson").on(table.personId, table.lessonId), // the lesson's own, and all of a person's
    index("lesson_notes_deleted").on(table.deletedAt).where(sql`${table.deletedAt} is not null`), // what to purge
  ],
);

/** A lesson that a learner wants to find again. */
export const lessonBookmarks = pgTable(
  "lesson_bookmarks",
  {
    personId: personId(),
    lessonId: text().notNull(),
    courseId: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.lessonId] })],
);
