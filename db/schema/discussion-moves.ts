import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moveOutcomes } from "#app/discussions/moderation/wider-move.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { discussionSpaces } from "./discussion-spaces.ts";
import { discussionTopics } from "./discussion-topics.ts";
import { people } from "./identity.ts";

/** A facilitator's request to show a topic to everyone who reads another space. Who refused is not kept. */
export const topicMoveRequests = pgTable(
  "topic_move_requests",
  {
    id: uuid().primaryKey().defaultRandom(),
    topicId: uuid()
      .notNull()
      .references(() => discussionTopics.id, { onDelete: "cascade" }),
    spaceId: uuid()
      .notNull()
      .references(() => discussionSpaces.id, { onDelete: "cascade" }),
    /** The facilitator who asked; null once their account is erased. */
    byId: uuid().references(() => people.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    closedAt: moment(),
    outcome: text({ enum: moveOutcomes }),
  },
  (table) => [
    oneOf("topic_move_requests_outcome_check", table.outcome, moveOutcomes),
    uniqueIndex("topic_move_requests_open_key").on(table.topicId).where(sql`${table.closedAt} is null`),
    index("topic_move_requests_by_topic").on(table.topicId, table.createdAt.desc()),
    index("topic_move_requests_by_space").on(table.spaceId),
    index("topic_move_requests_by_person").on(table.byId),
  ],
);

/** The authors who agreed to a request. */
export const topicMoveConsents = pgTable(
  "topic_move_consents",
  {
    requestId: uuid()
      .notNull()
      .references(() => topicMoveRequests.id, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.requestId, table.personId] }),
    index("topic_move_consents_by_person").on(table.personId),
  ],
);
