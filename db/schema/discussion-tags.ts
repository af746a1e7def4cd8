import { index, pgTable, primaryKey, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";
import { discussionSpaces } from "./discussion-spaces.ts";
import { discussionTopics } from "./discussion-topics.ts";
import { people } from "./identity.ts";

/** The words of a space for its topics, as they were typed first. A topic that moves away takes its tags along. */
export const discussionTags = pgTable(
  "discussion_tags",
  {
    id: uuid().primaryKey().defaultRandom(),
    spaceId: uuid()
      .notNull()
      .references(() => discussionSpaces.id, { onDelete: "cascade" }),
    name: text().notNull(),
    /** The name as tags are compared. */
    folded: text().notNull(),
    /** The person who typed it first; null once their account is erased. */
    createdBy: uuid().references(() => people.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (table) => [
    unique("discussion_tags_key").on(table.folded, table.spaceId),
    index("discussion_tags_by_person").on(table.createdBy),
    index("discussion_tags_by_space").on(table.spaceId),
  ],
);

export const topicTags = pgTable(
  "topic_tags",
  {
    topicId: uuid()
      .notNull()
      .references(() => discussionTopics.id, { onDelete: "cascade" }),
    tagId: uuid()
      .notNull()
      .references(() => discussionTags.id, { onDelete: "cascade" }),
    /** Its place among the topic's tags, from 0. */
    place: smallint().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.topicId, table.tagId] }),
    index("topic_tags_by_tag").on(table.tagId, table.topicId),
  ],
);
