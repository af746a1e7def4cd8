import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { answerStates, questionKeys } from "#app/participation/demographics/question.ts";
import { createdAt, oneOf } from "./columns.ts";
import { organizations, people } from "./identity.ts";

/** Who was shown the demographic questions: a person without a row was not asked; one with a row may leave any blank. */
export const demographicAsks = pgTable("demographic_asks", {
  personId: uuid()
    .primaryKey()
    .references(() => people.id, { onDelete: "cascade" }),
  /** The version of the questions as they were worded. */
  version: smallint().notNull(),
  askedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** A person's answer to one demographic question, apart from the account; no row for one left blank. */
export const demographicAnswers = pgTable(
  "demographic_answers",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    question: text({ enum: questionKeys }).notNull(),
    /** declined: prefers not to answer. */
    state: text({ enum: answerStates }).notNull(),
    choices: text().array().notNull().default([]),
    /** Detail in the person's own words, by choice. */
    details: jsonb().$type<Record<string, string>>().notNull().default({}),
    version: smallint().notNull(),
    /** When they agreed to this answer being counted. */
    answeredAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.question] }),
    oneOf("demographic_answers_question_check", table.question, questionKeys),
    oneOf("demographic_answers_state_check", table.state, answerStates),
    check(
      "demographic_answers_declined_check",
      sql`${table.state} = 'answered' or (${table.choices} = '{}' and ${table.details} = '{}')`,
    ),
  ],
);

/** How many people an organization has, as it told us: the denominator of reach. No names are kept. */
export const organizationRosters = pgTable(
  "organization_rosters",
  {
    id: uuid().primaryKey().defaultRandom(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    asOf: date().notNull(),
    people: integer().notNull(),
    /** How many of a pasted list of names and addresses have an account; null where only a count was given. */
    withAccount: integer(),
    note: text().notNull().default(""),
    recordedBy: uuid().references(() => people.id, { onDelete: "set null" }),
    clientKey: text().notNull().unique(),
    recordedAt: createdAt(),
  },
  (table) => [
    check("organization_rosters_people_check", sql`${table.people} between 1 and 100000`),
    check("organization_rosters_account_check", sql`${table.withAccount} between 0 and ${table.people}`),
    index("organization_rosters_newest").on(table.organizationId, table.asOf.desc(), table.recordedAt.desc()),
    index("organization_rosters_by_recorder").on(table.recordedBy),
  ],
);
