import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  customType,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { levels } from "#app/discussions/level.ts";
import { topicKinds } from "#app/discussions/topics/topic.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { discussionSpaces } from "./discussion-spaces.ts";
import { people } from "./identity.ts";

const numbers = customType<{ data: string }>({ dataType: () => "int4multirange" });

const personId = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });
/** The person who did it; null once their account is erased. */
const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });
const spaceId = () =>
  uuid()
    .notNull()
    .references(() => discussionSpaces.id, { onDelete: "cascade" });
const topicId = () =>
  uuid()
    .notNull()
    .references(() => discussionTopics.id, { onDelete: "cascade" });

export const discussionTopics = pgTable(
  "discussion_topics",
  {
    id: uuid().primaryKey().defaultRandom(),
    spaceId: spaceId(),
    /** The spaces that a reader must be able to read, all of them. Moving adds one and never takes one away. */
    audience: uuid().array().notNull(),
    kind: text({ enum: topicKinds }).notNull(),
    title: text().notNull(),
    authorId: byPerson(),
    /** Sent twice, a form makes one topic. */
    clientKey: text().unique(),
    createdAt: createdAt(),
    /** When the newest post that is neither deleted nor hidden was written. */
    lastPostAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Whether a run of another space is or was among its runs. A trigger says so; nothing takes it back. */
    hasMovedRuns: boolean().notNull().default(false),
    pinnedAt: moment(),
    lockedAt: moment(),
    archivedAt: moment(),
    /** The topic that this one was merged into; its address leads there. */
    mergedIntoId: uuid().references((): AnyPgColumn => discussionTopics.id, { onDelete: "set null" }),
    acceptedPostId: uuid(),
    /** What it hangs from: "lesson", "meeting", "artifact" and its id. */
    aboutKind: text(),
    aboutId: text(),
    /** A check-in: a post of one's own by the first day, answers to others by the second. */
    dueOn: date(),
    answersDueOn: date(),
    answersWanted: smallint(),
    /** A protocol's rounds: its key in content/protocols and the round that is open, from 0. */
    protocolKey: text(),
    round: smallint(),
  },
  (table) => [
    oneOf("discussion_topics_kind_check", table.kind, topicKinds),
    index("discussion_topics_by_space").on(
      table.spaceId,
      sql`(${table.pinnedAt} is not null) desc`,
      table.lastPostAt.desc(),
      table.id,
    ),
    index("discussion_topics_with_moved_runs").on(table.spaceId).where(sql`${table.hasMovedRuns}`),
    index("discussion_topics_about").on(table.aboutKind, table.aboutId).where(sql`${table.aboutId} is not null`),
    index("discussion_topics_merged").on(table.mergedIntoId).where(sql`${table.mergedIntoId} is not null`),
    index("discussion_topics_due").on(table.dueOn, table.id).where(sql`${table.kind} = 'check-in'`),
    index("discussion_topics_by_words").using("gin", sql`search_fold(${table.title}) gin_trgm_ops`),
  ],
);

export const topicReaders = pgTable(
  "topic_readers",
  {
    topicId: topicId(),
    personId: personId(),
    level: text({ enum: levels }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.topicId, table.personId] }),
    oneOf("topic_readers_level_check", table.level, levels),
    index("topic_readers_by_person").on(table.personId),
  ],
);

/**
 * Posts in the order in which they were written. Merging points a run to another topic, splitting makes a second run
 * with the same numbers. Its audience never changes: a person who does not read every one of these spaces does not read
 * the posts, wherever their topic goes.
 */
export const discussionRuns = pgTable(
  "discussion_runs",
  {
    id: uuid().primaryKey().defaultRandom(),
    topicId: topicId(),
    /** The space that it was begun in, from whose `countedFrom` a reader's unread posts count. */
    spaceId: spaceId(),
    audience: uuid().array().notNull(),
    lastNumber: integer().notNull().default(0),
    createdAt: createdAt(),
  },
  (table) => [index("discussion_runs_by_topic").on(table.topicId), index("discussion_runs_by_space").on(table.spaceId)],
);

/** What a person has read of a run: every number up to `readTo`, those in `read`, and none of `unread`. */
export const runMarks = pgTable(
  "run_marks",
  {
    personId: personId(),
    runId: uuid()
      .notNull()
      .references(() => discussionRuns.id, { onDelete: "cascade" }),
    readTo: integer().notNull().default(0),
    read: numbers().notNull().default("{}"),
    unread: numbers().notNull().default("{}"),
  },
  (table) => [primaryKey({ columns: [table.personId, table.runId] }), index("run_marks_by_run").on(table.runId)],
);
