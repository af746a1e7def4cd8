import { sql } from "drizzle-orm";
import {
  boolean,
  check,
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
import { mailStages, type NotificationKind, notificationKinds } from "#app/notifications/kind.ts";
import { digestRhythms } from "#app/notifications/settings.ts";
import { channels, notificationTopics } from "#app/notifications/topic.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { people } from "./identity.ts";

const personId = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });

/** What a person is told: who, where and the page, never the words. */
export const notifications = pgTable(
  "notifications",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: personId(),
    kind: text().$type<NotificationKind>().notNull(),
    /** The person who caused it; null for none, or once their account is erased. */
    actorId: uuid().references(() => people.id, { onDelete: "set null" }),
    /** The name of the space, cohort, course, meeting … that it is about. */
    place: text().notNull(),
    path: text().notNull(),
    /** What it is about; the same thing twice is one notification. */
    subjectId: uuid(),
    /** Mails of one thread are one conversation in mail programs: "topic:<id>". */
    thread: text(),
    /** How many things a summary counts. */
    count: integer().notNull().default(1),
    createdAt: createdAt(),
    readAt: moment(),
    mail: text({ enum: mailStages }).notNull(),
    /** Since when it waits for its mail. */
    mailSince: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    oneOf("notifications_kind_check", table.kind, notificationKinds),
    oneOf("notifications_mail_check", table.mail, mailStages),
    uniqueIndex("notifications_subject_key").on(table.personId, table.kind, table.subjectId),
    index("notifications_by_person").on(table.personId, table.createdAt.desc(), table.id), // the list, newest first
    index("notifications_unread").on(table.personId).where(sql`${table.readAt} is null`), // the count of every page
    index("notifications_waiting").on(table.mail, table.personId).where(sql`${table.mail} in ('held', 'digest')`),
    index("notifications_by_age").on(table.createdAt),
    index("notifications_by_actor").on(table.actorId),
  ],
);

/** A person's choice for a topic; without a row the topic's default applies. */
export const notificationChoices = pgTable(
  "notification_choices",
  {
    personId: personId(),
    topic: text({ enum: notificationTopics }).notNull(),
    /** Before channels there was only mail or none. */
    isWanted: boolean().notNull().default(true),
    channel: text({ enum: channels }).notNull().default("now"),
    chosenAt: timestamp({ withTimezone: true }).notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.topic] }),
    oneOf("notification_choices_topic_check", table.topic, notificationTopics),
    oneOf("notification_choices_channel_check", table.channel, channels),
  ],
);

/** When a person wants mail of notifications, and whether it has words; without a row the defaults apply. */
export const notificationSettings = pgTable(
  "notification_settings",
  {
    personId: personId().primaryKey(),
    digestEvery: text({ enum: digestRhythms }).notNull(),
    digestWeekday: smallint().notNull(),
    digestHour: smallint().notNull(),
    quietFrom: smallint(),
    quietUntil: smallint(),
    hasWords: boolean().notNull(),
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    oneOf("notification_settings_digest_check", table.digestEvery, digestRhythms),
    check("notification_settings_weekday_check", sql`${table.digestWeekday} between 1 and 7`),
    check("notification_settings_hour_check", sql`${table.digestHour} between 0 and 23`),
    check(
      "notification_settings_quiet_check",
      sql`${table.quietFrom} between 0 and 23 and ${table.quietUntil} between 0 and 23
        or (${table.quietFrom} is null and ${table.quietUntil} is null)`,
    ),
  ],
);
