import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { reactionKinds } from "#app/discussions/posts/post.ts";
import { fileContents } from "./artifacts.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { discussionRuns } from "./discussion-topics.ts";
import { people } from "./identity.ts";

const searchVector = customType<{ data: string }>({ dataType: () => "tsvector" });

const personId = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });
/** The person who did it; null once their account is erased. */
const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });
const postId = () =>
  uuid()
    .notNull()
    .references(() => discussionPosts.id, { onDelete: "cascade" });

export const discussionPosts = pgTable(
  "discussion_posts",
  {
    id: uuid().primaryKey().defaultRandom(),
    runId: uuid()
      .notNull()
      .references(() => discussionRuns.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    /** The post that this one answers, which itself answers none. */
    parentId: uuid().references((): AnyPgColumn => discussionPosts.id, { onDelete: "set null" }),
    /** When its parent was written, or itself: answers stand below what they answer. */
    threadAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    authorId: byPerson(),
    source: text().notNull(),
    /** Sanitized, and by which version of the renderer. */
    html: text().notNull(),
    renderer: smallint().notNull(),
    /** A BCP 47 tag; null if its author did not say. */
    language: text(),
    /** The author's own translation. */
    translation: text(),
    translationHtml: text(),
    translationLanguage: text(),
    /** The protocol's round in which it was written. */
    round: smallint(),
    isByMail: boolean().notNull().default(false),
    /** Whether a passage that looks like data about children was seen in it. */
    hasChildData: boolean().notNull().default(false),
    clientKey: text().unique(),
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
    editedAt: moment(),
    deletedAt: moment(),
    hiddenAt: moment(),
    words: searchVector().generatedAlwaysAs(
      (): SQL => sql`to_tsvector('simple', search_fold(${discussionPosts.source}))`,
    ),
  },
  (table) => [
    uniqueIndex("discussion_posts_number_key").on(table.runId, table.number),
    // The order of a topic's page.
    index("discussion_posts_in_order").on(
      table.runId,
      table.threadAt,
      sql`coalesce(${table.parentId}, ${table.id})`,
      sql`(${table.parentId} is not null)`,
      table.createdAt,
      table.id,
    ),
    index("discussion_posts_by_parent").on(table.parentId).where(sql`${table.parentId} is not null`),
    // Whether somebody has written in a topic, asked for each row of its list.
    index("discussion_posts_by_run_author").on(table.runId, table.authorId),
    // The newest posts with a word that most posts have.
    index("discussion_posts_newest").on(sql`${table.createdAt} desc`, table.id).where(sql`${table.deletedAt} is null`),
    index("discussion_posts_by_author").on(table.authorId, table.createdAt.desc()),
    index("discussion_posts_by_words").using("gin", table.words),
  ],
);

/** A post as it was before each edit. */
export const postVersions = pgTable(
  "post_versions",
  {
    postId: postId(),
    revision: integer().notNull(),
    source: text().notNull(),
    translation: text(),
    savedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.postId, table.revision] })],
);

export const postReactions = pgTable(
  "post_reactions",
  {
    postId: postId(),
    personId: personId(),
    kind: text({ enum: reactionKinds }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.postId, table.personId, table.kind] }),
    oneOf("post_reactions_kind_check", table.kind, reactionKinds),
    index("post_reactions_by_person").on(table.personId),
  ],
);

export const postMentions = pgTable("post_mentions", { postId: postId(), personId: personId() }, (table) => [
  primaryKey({ columns: [table.postId, table.personId] }),
  index("post_mentions_by_person").on(table.personId),
]);

/** Photos below a post, with the words that stand for them. */
export const postImages = pgTable(
  "post_images",
  {
    id: uuid().primaryKey().defaultRandom(),
    postId: postId(),
    hash: text()
      .notNull()
      .references(() => fileContents.hash, { onDelete: "cascade" }),
    description: text().notNull(),
    addedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index("post_images_by_post").on(table.postId), index("post_images_by_hash").on(table.hash)],
);
