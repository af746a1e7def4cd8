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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { designations } from "#app/credit/designation.ts";
import type { CourseRunLesson } from "#app/trainings/course-runs/evidence.ts";
import { offerRules } from "#app/trainings/registration/seats.ts";
import { offeringKinds, runFormats } from "#app/trainings/runs/run-words.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { discussionSpaces } from "./discussion-spaces.ts";
import { organizations, people } from "./identity.ts";

const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });

/** A training or self-paced course at its dates, for which people register. Its sessions are meetings. */
export const trainingRuns = pgTable(
  "training_runs",
  {
    id: uuid().primaryKey().defaultRandom(),
    offeringKind: text({ enum: offeringKinds }).notNull(),
    offeringSlug: text().notNull(),
    /** The lessons of a course run with their published minutes, as they were when it was planned; null for trainings. */
    courseLessons: jsonb().$type<CourseRunLesson[]>(),
    /** The piece of work that a course run asks for, and the space in which its learners talk. */
    workAsked: text(),
    spaceId: uuid().references(() => discussionSpaces.id, { onDelete: "set null" }),
    title: text().notNull(),
    summary: text().notNull().default(""),
    format: text({ enum: runFormats }).notNull(),
    /** The zone of its sessions and deadlines (IANA). */
    timeZone: text().notNull(),
    /** From the start of its first session to the end of its last; the list of runs is ordered by it. */
    startsAt: timestamp({ withTimezone: true }).notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
    place: text(),
    /** The address to join online, for those who are registered. */
    link: text(),
    capacity: smallint().notNull(),
    /** How many have to be registered for it to take place; null for any number. */
    minimum: smallint(),
    opensAt: moment(),
    closesAt: moment(),
    /** Until when people are asked to cancel. */
    cancelBy: moment(),
    /** What people agree to when they register; null for nothing. */
    terms: text(),
    /** The share of its minutes, in percent, that a person attends to get a certificate. */
    certificateShare: smallint().notNull().default(100),
    /** How long a person has to answer the offer of a seat. */
    offerMinutes: integer().notNull().default(1440),
    offerRule: text({ enum: offerRules }).notNull().default("order"),
    languages: text().array().notNull().default(["en"]),
    interpreters: text(),
    accommodations: text(),
    audience: text(),
    cost: text(),
    stipend: text(),
    parking: text(),
    childCare: text(),
    /** The in-service or proposal number; each repeat of a run needs its own. */
    proposalNumber: text(),
    appliedOn: date(),
    /** When the committee approved clock hours, and for how many minutes. */
    approvedOn: date(),
    approvedMinutes: smallint(),
    /** What registered people enter at pdEnroller; shown to them after attendance only. */
    claimCode: text(),
    publishedAt: moment(),
    canceledAt: moment(),
    cancelReason: text(),
    /** When attendance was confirmed and hours were written into the ledger. */
    closedAt: moment(),
    repeatOf: uuid(),
    /** A key from the form that made it, so that a repeated submission makes no second one. */
    clientKey: text().unique(),
    createdBy: byPerson(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("training_runs_offering_kind_check", table.offeringKind, offeringKinds),
    oneOf("training_runs_format_check", table.format, runFormats),
    oneOf("training_runs_offer_rule_check", table.offerRule, offerRules),
    check("training_runs_capacity_check", sql`${table.capacity} between 0 and 2000`),
    check("training_runs_certificate_check", sql`${table.certificateShare} between 50 and 100`),
    check(
      "training_runs_course_check",
      sql`${table.offeringKind} <> 'course' or (${table.courseLessons} is not null and ${table.workAsked} is not null)`,
    ),
    check("training_runs_dates_check", sql`${table.endsAt} > ${table.startsAt}`),
    check("training_runs_approval_check", sql`(${table.approvedOn} is null) = (${table.approvedMinutes} is null)`),
    index("training_runs_published").on(table.startsAt, table.id).where(sql`${table.publishedAt} is not null`), // the catalog
    index("training_runs_by_space").on(table.spaceId).where(sql`${table.spaceId} is not null`),
    index("training_runs_by_offering").on(table.offeringKind, table.offeringSlug, table.startsAt),
  ],
);

/** The facilitators of a run, with the short qualifications that a clock-hour committee reads. */
export const trainingRunFacilitators = pgTable(
  "training_run_facilitators",
  {
    id: uuid().primaryKey().defaultRandom(),
    runId: uuid()
      .notNull()
      .references(() => trainingRuns.id, { onDelete: "cascade" }),
    personId: byPerson(),
    name: text().notNull(),
    qualification: text().notNull(),
    position: smallint().notNull(),
  },
  (table) => [
    uniqueIndex("training_run_facilitators_by_run").on(table.runId, table.position),
    index("training_run_facilitators_by_person").on(table.personId),
  ],
);

/** What a run's hours may count toward, with who approved it and on what authority. */
export const trainingRunDesignations = pgTable(
  "training_run_designations",
  {
    runId: uuid()
      .notNull()
      .references(() => trainingRuns.id, { onDelete: "cascade" }),
    designation: text({ enum: designations }).notNull(),
    authority: text().notNull(),
    approvedBy: byPerson(),
    approvedOn: date().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.designation] }),
    oneOf("training_run_designations_check", table.designation, designations),
  ],
);

/** Seats that a run keeps for a partner organization until a moment. */
export const trainingHeldSeats = pgTable(
  "training_held_seats",
  {
    runId: uuid()
      .notNull()
      .references(() => trainingRuns.id, { onDelete: "cascade" }),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    seats: smallint().notNull(),
    releaseAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.organizationId] }),
    index("training_held_seats_by_organization").on(table.organizationId),
    check("training_held_seats_check", sql`${table.seats} > 0`),
  ],
);
