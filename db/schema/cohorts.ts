import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Program } from "#app/catalog/program.ts";
import { createdAt, moment } from "./columns.ts";
import { cohorts, organizations, people } from "./identity.ts";

const cohortId = () =>
  uuid()
    .notNull()
    .references(() => cohorts.id, { onDelete: "cascade" });

const personId = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });

const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });

/** Every version of a program that a cohort has followed, named by its hash, as prompt_versions keeps questions. */
export const programVersions = pgTable(
  "program_versions",
  {
    programSlug: text().notNull(),
    hash: text().notNull(),
    definition: jsonb().$type<Program>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.programSlug, table.hash] })],
);

/** What a cohort follows and how it works, one to one with identity's cohorts. */
export const cohortSettings = pgTable(
  "cohort_settings",
  {
    cohortId: uuid()
      .primaryKey()
      .references(() => cohorts.id, { onDelete: "cascade" }),
    /** The version of the program that the cohort began with; both null for a cohort with a plan of its own. */
    programSlug: text(),
    programHash: text(),
    timeZone: text().notNull().default("America/Los_Angeles"),
    language: text().notNull().default("en"),
    /** How many may learn in it at once; null without a limit. */
    capacity: integer(),
    /** Whether anybody with an account may ask to join. */
    takesRequests: boolean().notNull().default(false),
    createdBy: byPerson(),
    createdAt: createdAt(),
  },
  (table) => [
    check("cohort_settings_capacity_check", sql`${table.capacity} is null or ${table.capacity} between 1 and 500`),
    check("cohort_settings_program_check", sql`(${table.programSlug} is null) = (${table.programHash} is null)`),
    foreignKey({
      name: "cohort_settings_program_fk",
      columns: [table.programSlug, table.programHash],
      foreignColumns: [programVersions.programSlug, programVersions.hash],
    }),
  ],
);

/** The later versions of its program that a cohort follows, each from a day on. */
export const programAdoptions = pgTable(
  "program_adoptions",
  {
    cohortId: cohortId(),
    fromOn: date().notNull(),
    programSlug: text().notNull(),
    programHash: text().notNull(),
    adoptedBy: byPerson(),
    adoptedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.fromOn] }),
    foreignKey({
      name: "program_adoptions_version_fk",
      columns: [table.programSlug, table.programHash],
      foreignColumns: [programVersions.programSlug, programVersions.hash],
    }),
    index("program_adoptions_by_adopter").on(table.adoptedBy),
  ],
);

/** The partner organizations of a cohort. */
export const cohortOrganizations = pgTable(
  "cohort_organizations",
  {
    cohortId: cohortId(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.organizationId] }),
    index("cohort_organizations_by_organization").on(table.organizationId),
  ],
);

/** A person's request to join a cohort, and the coach's decision. */
export const cohortRequests = pgTable(
  "cohort_requests",
  {
    id: uuid().primaryKey().defaultRandom(),
    cohortId: cohortId(),
    personId: personId(),
    note: text(),
    requestedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    decidedAt: moment(),
    decidedBy: byPerson(),
    isApproved: boolean(),
  },
  (table) => [
    check("cohort_requests_decided_check", sql`(${table.decidedAt} is null) = (${table.isApproved} is null)`),
    uniqueIndex("cohort_requests_open_key").on(table.cohortId, table.personId).where(sql`${table.decidedAt} is null`),
    index("cohort_requests_by_person").on(table.personId),
  ],
);

/** A cohort passed from one coach to another, with what the one wrote to the other. */
export const cohortHandOvers = pgTable(
  "cohort_hand_overs",
  {
    id: uuid().primaryKey().defaultRandom(),
    cohortId: cohortId(),
    fromId: byPerson(),
    toId: byPerson(),
    note: text(),
    handedOverAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index("cohort_hand_overs_by_cohort").on(table.cohortId, table.handedOverAt),
    index("cohort_hand_overs_by_from").on(table.fromId),
    index("cohort_hand_overs_by_to").on(table.toId),
  ],
);

/** A course or lesson assigned to a cohort, or to one of its members. */
export const assignedLearning = pgTable(
  "assigned_learning",
  {
    id: uuid().primaryKey().defaultRandom(),
    cohortId: cohortId(),
    /** Null if it is for everybody in the cohort. */
    personId: uuid().references(() => people.id, { onDelete: "cascade" }),
    courseId: text().notNull(),
    /** Null if it is the whole course. */
    lessonId: text(),
    dueOn: date(),
    note: text(),
    assignedBy: byPerson(),
    createdAt: createdAt(),
    withdrawnAt: moment(),
  },
  (table) => [
    index("assigned_learning_by_cohort").on(table.cohortId, table.dueOn),
    index("assigned_learning_by_person").on(table.personId),
    // Pressing twice assigns once.
    uniqueIndex("assigned_learning_key")
      .on(
        table.cohortId,
        sql`coalesce(${table.personId}, '00000000-0000-0000-0000-000000000000')`,
        table.courseId,
        sql`coalesce(${table.lessonId}, '')`,
      )
      .where(sql`${table.withdrawnAt} is null`),
  ],
);
