import { sql } from "drizzle-orm";
import { boolean, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { notificationTopics } from "#app/notifications/topic.ts";
import { oneOf } from "./columns.ts";
import { people } from "./identity.ts";

/** A person's choice for a topic; without a row the topic's default applies. */
export const notificationChoices = pgTable(
  "notification_choices",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    topic: text({ enum: notificationTopics }).notNull(),
    isWanted: boolean().notNull(),
    chosenAt: timestamp({ withTimezone: true }).notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.topic] }),
    oneOf("notification_choices_topic_check", table.topic, notificationTopics),
  ],
);
