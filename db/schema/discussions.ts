import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { levels } from "#app/discussions/level.ts";
import { noticeKinds, reportOutcomes, reportReasons } from "#app/discussions/moderation/report.ts";
import { reactionKinds } from "#app/discussions/posts/post.ts";
import { spaceKinds, spaceRoles } from "#app/discussions/spaces/space.ts";
import { topicActions, topicKinds } from "#app/discussions/topics/topic.ts";
import { fileContents } from "./artifacts.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { cohorts, people } from "./identity.ts";

const numbers = customType<{ data: string }>({ dataType: () => "int4multirange" });
const searchVector = customType<{ data: string }>({ dataType: () => "tsvector" });

const personId = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });
/** Whoever did it; null once their account is erased. */
const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });
const spaceId = () =>
  uuid()
    .notNull()
    .references(() => discussionSpaces.id, { onDelete: "cascade" });
const topicId = () =>
  uuid()
    .notNull()
    .references(() => discussionTopics.id, { onDelete: "cascade" });
const postId = () =>
  uuid()
    .notNull()
    .references(() => discussionPosts.id, { onDelete: "cascade" });

/** Where people talk. A cohort's space has the cohort's id. */
export const discussionSpaces = pgTable(
  "discussion_spaces",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: text({ enum: spaceKinds }).notNull(),
    cohortId: uuid().references(() => cohorts.id),
    programSlug: text(),
    title: text().notNull(),
    purpose: text().notNull().default(""),
    /** What members accept before they write; an empty text asks nothing. */
    agreements: text().notNull().default(""),
    agreementsVersion: integer().notNull().default(1),
    /** Whether coaches see who has not spoken yet and which questions wait. */
    hasCoachView: boolean().notNull().default(false),
    archivedAt: moment(),
    createdBy: byPerson(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("discussion_spaces_kind_check", table.kind, spaceKinds),
    check("discussion_spaces_cohort_check", sql`(${table.kind} = 'cohort') = (${table.cohortId} is not null)`),
    check("discussion_spaces_program_check", sql`(${table.kind} = 'program') = (${table.programSlug} is not null)`),
    uniqueIndex("discussion_spaces_cohort_key").on(table.cohortId),
    uniqueIndex("discussion_spaces_program_key").on(table.programSlug),
  ],
);

/** Members of spaces by invitation, and facilitators of any space. */
export const spacePeople = pgTable(
  "space_people",
  {
    spaceId: spaceId(),
    personId: personId(),
    role: text({ enum: spaceRoles }).notNull(),
    addedBy: byPerson(),
    since: timestamp({ withTimezone: true }).notNull().defaultNow(),
    leftAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.spaceId, table.personId] }),
    oneOf("space_people_role_check", table.role, spaceRoles),
    index("space_people_by_person").on(table.personId),
  ],
);

/** A reader's own state in a space. */
export const spaceReaders = pgTable(
  "space_readers",
  {
    spaceId: spaceId(),
    personId: personId(),
    /** Posts from before count as read unless they were marked unread. */
    countedFrom: timestamp({ withTimezone: true }).notNull().defaultNow(),
    level: text({ enum: levels }).notNull().default("normal"),
    agreedVersion: integer(),
    agreedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.spaceId, table.personId] }),
    oneOf("space_readers_level_check", table.level, levels),
    index("space_readers_by_person").on(table.personId),
  ],
);

export const discussionTopics = pgTable(
  "discussion_topics",
  {
    id: uuid().primaryKey().defaultRandom(),
    spaceId: spaceId(),
    /** Who may read it: those who read every one of these spaces. Moving adds a space and never takes one away. */
    audience: uuid().array().notNull(),
    kind: text({ enum: topicKinds }).notNull(),
    title: text().notNull(),
    authorId: byPerson(),
    /** Sent twice, a form makes one topic. */
    clientKey: text().unique(),
    createdAt: createdAt(),
    /** When the newest post that is neither deleted nor hidden was written. */
    lastPostAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
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
    index("discussion_topics_about").on(table.aboutKind, table.aboutId).where(sql`${table.aboutId} is not null`),
    index("discussion_topics_merged").on(table.mergedIntoId).where(sql`${table.mergedIntoId} is not null`),
    index("discussion_topics_by_words").using("gin", sql`search_fold(${table.title}) gin_trgm_ops`),
  ],
);

/**
 * Posts in the order in which they were written. Merging points a run to another topic, splitting makes a second run
 * with the same numbers. Its audience never changes: whoever does not read every one of these spaces does not read the
 * posts, wherever their topic goes.
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

/** What facilitators did to a topic or a post: append-only; undoing is another event. */
export const topicEvents = pgTable(
  "topic_events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    topicId: topicId(),
    postId: uuid(),
    action: text({ enum: topicActions }).notNull(),
    byId: byPerson(),
    /** What undoing it needs: ids and moments, never words. */
    detail: jsonb().$type<Record<string, string | null>>().notNull().default({}),
    happenedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    undoneAt: moment(),
  },
  (table) => [
    oneOf("topic_events_action_check", table.action, topicActions),
    index("topic_events_by_topic").on(table.topicId, table.id.desc()),
    index("topic_events_by_post").on(table.postId).where(sql`${table.postId} is not null`),
  ],
);

/** A person's report of a post; only those who decide see its words, and nobody who wrote them. */
export const postReports = pgTable(
  "post_reports",
  {
    id: uuid().primaryKey().defaultRandom(),
    postId: postId(),
    reporterId: byPerson(),
    reason: text({ enum: reportReasons }).notNull(),
    note: text().notNull().default(""),
    createdAt: createdAt(),
    closedAt: moment(),
    closedBy: byPerson(),
    outcome: text({ enum: reportOutcomes }),
  },
  (table) => [
    oneOf("post_reports_reason_check", table.reason, reportReasons),
    oneOf("post_reports_outcome_check", table.outcome, reportOutcomes),
    uniqueIndex("post_reports_open_key").on(table.postId, table.reporterId).where(sql`${table.closedAt} is null`),
    index("post_reports_by_reporter").on(table.reporterId),
    index("post_reports_open").on(table.createdAt).where(sql`${table.closedAt} is null`),
  ],
);

/** A warning to a person, or a pause in which they read but do not write. */
export const spaceNotices = pgTable(
  "space_notices",
  {
    id: uuid().primaryKey().defaultRandom(),
    spaceId: spaceId(),
    personId: personId(),
    kind: text({ enum: noticeKinds }).notNull(),
    postId: uuid(),
    reason: text().notNull(),
    byId: byPerson(),
    createdAt: createdAt(),
    endsAt: moment(),
  },
  (table) => [
    oneOf("space_notices_kind_check", table.kind, noticeKinds),
    index("space_notices_by_person").on(table.personId, table.spaceId, table.createdAt.desc()),
    index("space_notices_by_space").on(table.spaceId, table.createdAt.desc()),
  ],
);
