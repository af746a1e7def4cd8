import { sql } from "drizzle-orm";
import {
  bigint,
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
import { workEvents } from "#app/trainings/course-runs/work.ts";
import { approvalStates } from "#app/trainings/registration/approval.ts";
import { creditChoices, registrationStates } from "#app/trainings/registration/registration.ts";
import { needKinds } from "#app/trainings/runs/run-words.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { organizations, people } from "./identity.ts";
import { trainingRuns } from "./trainings.ts";

const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });

/** One person's registration for one run. */
export const trainingRegistrations = pgTable(
  "training_registrations",
  {
    id: uuid().primaryKey().defaultRandom(),
    runId: uuid()
      .notNull()
      .references(() => trainingRuns.id),
    /** Null for a walk-in without an account. */
    personId: uuid().references(() => people.id, { onDelete: "cascade" }),
    walkInName: text(),
    walkInEmail: text(),
    /** Where the person belonged when they registered; decides on held seats. */
    organizationId: uuid().references(() => organizations.id, { onDelete: "set null" }),
    state: text({ enum: registrationStates }).notNull(),
    /** When they joined the waitlist; their turn follows from it. */
    queuedAt: moment(),
    offerEndsAt: moment(),
    credit: text({ enum: creditChoices }).notNull().default("none"),
    legalName: text(),
    pdenrollerEmail: text(),
    certificateNumber: text(),
    starsId: text(),
    /** What they signed after the last session: their name, and the minutes that they claim. */
    signature: text(),
    claimedMinutes: smallint(),
    signedAt: moment(),
    /** The person who registered them, if not they themselves. */
    registeredBy: byPerson(),
    /** When they agreed to the run's terms; whoever registers others cannot agree for them. */
    termsAcceptedAt: moment(),
    /** The answer of a lead of their organization, where the organization asks for it; null where nobody is asked. */
    approval: text({ enum: approvalStates }),
    approvalBy: byPerson(),
    approvalAt: moment(),
    remindedAt: moment(),
    stateSince: timestamp({ withTimezone: true }).notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("training_registrations_state_check", table.state, registrationStates),
    oneOf("training_registrations_credit_check", table.credit, creditChoices),
    oneOf("training_registrations_approval_check", table.approval, approvalStates),
    check(
      "training_registrations_who_check",
      sql`${table.personId} is not null or (${table.walkInName} is not null and ${table.walkInEmail} is not null)`,
    ),
    check("training_registrations_offer_check", sql`(${table.state} = 'offered') = (${table.offerEndsAt} is not null)`),
    uniqueIndex("training_registrations_once").on(table.runId, table.personId),
    uniqueIndex("training_registrations_walk_in_once")
      .on(table.runId, sql`lower(${table.walkInEmail})`)
      .where(sql`${table.personId} is null`),
    index("training_registrations_by_walk_in")
      .on(sql`lower(${table.walkInEmail})`)
      .where(sql`${table.personId} is null`), // an account takes them over
    index("training_registrations_to_approve")
      .on(table.organizationId, table.runId)
      .where(sql`${table.approval} = 'asked'`),
    index("training_registrations_by_person").on(table.personId, table.runId),
    index("training_registrations_by_organization").on(table.organizationId),
    index("training_registrations_waiting")
      .on(table.runId, table.queuedAt, table.id)
      .where(sql`${table.state} = 'waitlisted'`),
    index("training_registrations_offers").on(table.offerEndsAt).where(sql`${table.state} = 'offered'`), // the job that lets offers lapse
  ],
);

/** How each registration came to its state, append-only. */
export const trainingRegistrationEvents = pgTable(
  "training_registration_events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    registrationId: uuid()
      .notNull()
      .references(() => trainingRegistrations.id, { onDelete: "cascade" }),
    state: text({ enum: registrationStates }).notNull(),
    /** Null where the rule of the run decided, not a person. */
    by: byPerson(),
    reason: text(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index("training_registration_events_by_registration").on(table.registrationId, table.id)],
);

/** What a registered person needs, deleted after the run; `trainingNeedCounts` keeps how many were asked and met. */
export const trainingNeeds = pgTable(
  "training_needs",
  {
    registrationId: uuid()
      .notNull()
      .references(() => trainingRegistrations.id, { onDelete: "cascade" }),
    kind: text({ enum: needKinds }).notNull(),
    text: text().notNull(),
    isMet: boolean(),
  },
  (table) => [
    primaryKey({ columns: [table.registrationId, table.kind] }),
    oneOf("training_needs_kind_check", table.kind, needKinds),
  ],
);

export const trainingNeedCounts = pgTable(
  "training_need_counts",
  {
    runId: uuid()
      .notNull()
      .references(() => trainingRuns.id, { onDelete: "cascade" }),
    kind: text({ enum: needKinds }).notNull(),
    asked: smallint().notNull(),
    met: smallint().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.kind] }),
    oneOf("training_need_counts_kind_check", table.kind, needKinds),
  ],
);

/**
 * The history of the work that a registered person hands in to a course run's instructor of record, append-only and
 * numbered from 1, so that a repeated press is one event.
 */
export const courseRunWork = pgTable(
  "course_run_work",
  {
    registrationId: uuid()
      .notNull()
      .references(() => trainingRegistrations.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    event: text({ enum: workEvents }).notNull(),
    /** The work as it was handed in, or the instructor's note. */
    text: text().notNull(),
    by: byPerson(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.registrationId, table.number] }),
    oneOf("course_run_work_event_check", table.event, workEvents),
  ],
);
