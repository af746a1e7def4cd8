import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { draftKinds } from "#app/discussions/posts/drafts/post-draft.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { people } from "./identity.ts";

/**
 * What somebody typed for a post that is not sent. Two rows of one place are two texts of it, typed on two devices. The
 * space, topic or post that it is about has no foreign key: the words stay when that goes.
 */
export const postDrafts = pgTable(
  "post_drafts",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    kind: text({ enum: draftKinds }).notNull(),
    /** A space for a new topic, a topic for a reply, a post for an answer to it and for its edit. */
    aboutId: uuid().notNull(),
    /** What a new topic is to hang from, as its form says it. */
    subject: text().notNull().default(""),
    title: text().notNull().default(""),
    source: text().notNull().default(""),
    translation: text().notNull().default(""),
    /** The tags of a new topic, as they were typed. */
    tags: text().notNull().default(""),
    language: text(),
    translationLanguage: text(),
    /** The key of the post that it becomes, so that two devices with one draft send one post. */
    clientKey: text().notNull(),
    /** The open page that saved it last. */
    writer: text().notNull(),
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment().notNull().defaultNow(),
  },
  (table) => [
    oneOf("post_drafts_kind_check", table.kind, draftKinds),
    index("post_drafts_by_place").on(table.personId, table.kind, table.aboutId), // a composer's own, and all of a person's
    index("post_drafts_by_age").on(table.updatedAt), // what to purge
  ],
);
