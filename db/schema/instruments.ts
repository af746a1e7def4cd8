import { sql } from "drizzle-orm";
import { boolean, check, date, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Instrument } from "#app/catalog/instrument.ts";
import type { Answers } from "#app/instruments/answers.ts";
import { createdAt, moment } from "./columns.ts";
import { cohorts, people } from "./identity.ts";
import { trainingRuns } from "./trainings.ts";

/** An instrument as it was worded when it was sent: to a cohort, or to those who took a training or finished a course. */
export const instrumentRuns = pgTable(
  "instrument_runs",
  {
    id: uuid().primaryKey().defaultRandom(),
    cohortId: uuid().references(() => cohorts.id),
    trainingRunId: uuid().references(() => trainingRuns.id, { onDelete: "cascade" }),
    courseId: text(),
    /** The title of the training or course then; null for a cohort, whose name may change. */
    about: text(),
    slug: text().notNull(),
    definition: jsonb().$type<Instrument>().notNull(),
    opensOn: date().notNull(),
    closesOn: date().notNull(),
    createdAt: createdAt(),
    /** When it was mailed; null before it opens. */
    sentAt: moment(),
    /** When a coach closed it before its last day. */
    closedAt: moment(),
  },
  (table) => [
    // the calendar's job may run twice, and a coach may press twice
    uniqueIndex("instrument_runs_key").on(table.cohortId, table.slug, table.opensOn),
    uniqueIndex("instrument_runs_training_key").on(table.trainingRunId, table.slug, table.opensOn),
    uniqueIndex("instrument_runs_course_key").on(table.courseId, table.slug, table.opensOn),
    check(
      "instrument_runs_subject_check",
      sql`num_nonnulls(${table.cohortId}, ${table.trainingRunId}, ${table.courseId}) = 1`,
    ),
    check("instrument_runs_about_check", sql`(${table.cohortId} is null) = (${table.about} is not null)`),
    index("instrument_runs_by_day").on(table.opensOn),
  ],
);

/** A person who was asked, and whether they answered. It has neither a time nor a link to the answer. */
export const instrumentParticipants = pgTable(
  "instrument_participants",
  {
    runId: uuid()
      .notNull()
      .references(() => instrumentRuns.id, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    hasAnswered: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.personId] }),
    index("instrument_participants_by_person").on(table.personId),
  ],
);

/**
 * Answers. Those of an instrument that is not linked have a random id and nothing else: no person, no time, no order.
 * The verb writes all of a run's rows again with each answer, so that not even PostgreSQL's own columns tell which came
 * when.
 */
export const instrumentAnswers = pgTable(
  "instrument_answers",
  {
    id: uuid().primaryKey().defaultRandom(),
    runId: uuid()
      .notNull()
      .references(() => instrumentRuns.id, { onDelete: "cascade" }),
    /** Only of a linked instrument. */
    personId: uuid().references(() => people.id, { onDelete: "cascade" }),
    answers: jsonb().$type<Answers>().notNull(),
  },
  (table) => [
    uniqueIndex("instrument_answers_by_person").on(table.runId, table.personId),
    index("instrument_answers_by_owner").on(table.personId),
  ],
);
