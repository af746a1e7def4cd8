import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, primaryKey, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { contactKinds, contactLanguages, contactModes, contactSources } from "#app/cohorts/log/contact.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { goals } from "./goals.ts";
import { cohorts, people } from "./identity.ts";
import { reflections } from "./learning.ts";

const cohortId = () =>
  uuid()
    .notNull()
    .references(() => cohorts.id, { onDelete: "cascade" });

const personId = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });

const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });

/**
 * An entry of the coaching log. One with the source "meeting", "message" or "feedback" adds to what the site knows by
 * itself: when it really began, how long it took, mode, language, focus, strategies, barriers, goals and a summary. Who
 * took part is the site's.
 */
export const coachingContacts = pgTable(
  "coaching_contacts",
  {
    id: uuid().primaryKey().defaultRandom(),
    cohortId: cohortId(),
    kind: text({ enum: contactKinds }).notNull(),
    beganAt: timestamp({ withTimezone: true }).notNull(),
    minutes: smallint().notNull(),
    mode: text({ enum: contactModes }).notNull(),
    /** Null where nobody said. */
    language: text({ enum: contactLanguages }),
    focus: text().array().notNull().default([]),
    strategies: text().array().notNull().default([]),
    barriers: text().array().notNull().default([]),
    /** Shared with the participants. */
    summary: text(),
    source: text({ enum: contactSources }).notNull().default("typed"),
    meetingId: uuid().unique(),
    /** The messages of a day or the returned work that it adds to, by the id that the log gives them. */
    about: text().unique(),
    recordedBy: byPerson(),
    /** Made by the form, so that a repeated submission is one entry. */
    clientKey: text().unique(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("coaching_contacts_kind_check", table.kind, contactKinds),
    oneOf("coaching_contacts_mode_check", table.mode, contactModes),
    oneOf("coaching_contacts_source_check", table.source, contactSources),
    check("coaching_contacts_minutes_check", sql`${table.minutes} between 0 and 1440`),
    check("coaching_contacts_meeting_check", sql`(${table.source} = 'meeting') = (${table.meetingId} is not null)`),
    check(
      "coaching_contacts_about_check",
      sql`(${table.source} in ('message', 'feedback')) = (${table.about} is not null)`,
    ),
    oneOf("coaching_contacts_language_check", table.language, contactLanguages),
    index("coaching_contacts_by_cohort").on(table.cohortId, table.beganAt.desc(), table.id),
    index("coaching_contacts_by_recorder").on(table.recordedBy),
  ],
);

/** A participant of a contact, apart from the coach who recorded it. */
export const contactPeople = pgTable(
  "contact_people",
  {
    contactId: uuid()
      .notNull()
      .references(() => coachingContacts.id, { onDelete: "cascade" }),
    personId: personId(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.personId] }),
    index("contact_people_by_person").on(table.personId),
  ],
);

export const contactGoals = pgTable(
  "contact_goals",
  {
    contactId: uuid()
      .notNull()
      .references(() => coachingContacts.id, { onDelete: "cascade" }),
    goalId: uuid()
      .notNull()
      .references(() => goals.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.goalId] }),
    index("contact_goals_by_goal").on(table.goalId),
  ],
);

/** What a coach observed of a member's work; the member reads it before anybody else does. */
export const coachingObservations = pgTable(
  "coaching_observations",
  {
    id: uuid().primaryKey().defaultRandom(),
    cohortId: cohortId(),
    personId: personId(),
    coachId: byPerson(),
    observedOn: date().notNull(),
    evidence: text().notNull(),
    question: text().notNull(),
    createdAt: createdAt(),
    /** When the member saw it; other coaches of the cohort read it from then on. */
    seenAt: moment(),
  },
  (table) => [
    index("coaching_observations_by_cohort").on(table.cohortId, table.personId, table.createdAt),
    index("coaching_observations_by_person").on(table.personId),
    index("coaching_observations_by_coach").on(table.coachId),
  ],
);

/** A member's private thread with their coaches. */
export const threadMessages = pgTable(
  "thread_messages",
  {
    id: uuid().primaryKey().defaultRandom(),
    cohortId: cohortId(),
    /** The member whose thread it is. */
    personId: personId(),
    /** Null once its author's account is erased. */
    authorId: byPerson(),
    body: text().notNull(),
    sentAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    clientKey: text().unique(),
  },
  (table) => [
    index("thread_messages_by_thread").on(table.cohortId, table.personId, table.sentAt.desc(), table.id),
    index("thread_messages_by_person").on(table.personId),
    index("thread_messages_by_author").on(table.authorId),
  ],
);

/** A mail that a coach composed to members who had been quiet. */
export const nudges = pgTable(
  "nudges",
  {
    id: uuid().primaryKey().defaultRandom(),
    cohortId: cohortId(),
    personId: personId(),
    sentBy: byPerson(),
    sentAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("nudges_by_cohort").on(table.cohortId, table.personId, table.sentAt.desc()),
    index("nudges_by_person").on(table.personId),
    index("nudges_by_sender").on(table.sentBy),
  ],
);

/** The newest revision of a shared reflection that a reader marked as read. */
export const reflectionMarks = pgTable(
  "reflection_marks",
  {
    readerId: personId(),
    reflectionId: uuid()
      .notNull()
      .references(() => reflections.id, { onDelete: "cascade" }),
    revision: integer().notNull(),
    readAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.readerId, table.reflectionId] }),
    index("reflection_marks_by_reflection").on(table.reflectionId),
  ],
);
