import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { noticeKinds, reportOutcomes, reportReasons } from "#app/discussions/moderation/report.ts";
import { topicActions } from "#app/discussions/topics/topic.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { discussionPosts } from "./discussion-posts.ts";
import { discussionSpaces } from "./discussion-spaces.ts";
import { discussionTopics } from "./discussion-topics.ts";
import { people } from "./identity.ts";

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
const postId = () =>
  uuid()
    .notNull()
    .references(() => discussionPosts.id, { onDelete: "cascade" });

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
