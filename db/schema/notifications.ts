import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { mailStates, mailTemplateNames } from "#app/notifications/mail.ts";
import { notificationTopics } from "#app/notifications/topic.ts";
import { bytea, createdAt, moment, oneOf } from "./columns.ts";
import { people } from "./identity.ts";

/**
 * The outbox: what is to be mailed, written in the transaction that it tells of. What it says is sealed, because it may
 * hold links and codes, and goes once it was sent.
 */
export const mails = pgTable(
  "mails",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid().references(() => people.id, { onDelete: "cascade" }),
    email: text().notNull(),
    template: text({ enum: mailTemplateNames }).notNull(),
    language: text().notNull(),
    timeZone: text().notNull(),
    sealedData: bytea(),
    state: text({ enum: mailStates }).notNull().default("waiting"),
    attempts: integer().notNull().default(0),
    /** What the mail server last answered: its code and nothing of the mail. */
    lastProblem: text(),
    createdAt: createdAt(),
    /** After this it would tell nothing that is still true. */
    uselessAfter: moment(),
    settledAt: moment(),
  },
  (table) => [
    oneOf("mails_state_check", table.state, mailStates),
    index("mails_by_age").on(table.createdAt.desc(), table.id), // the administrators' list, newest first
    index("mails_by_state").on(table.state, table.createdAt.desc(), table.id),
    index("mails_by_person").on(table.personId),
  ],
);

/** What somebody said about a topic; without a row the topic's default holds. */
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
