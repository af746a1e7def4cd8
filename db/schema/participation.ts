import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
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
import { rolledUpMeasures } from "#app/participation/measures/rolled-up.ts";
import { periodKinds } from "#app/participation/periods/period.ts";
import { cellStates, snapshotStates } from "#app/participation/snapshots/snapshot.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { people } from "./identity.ts";

const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });

/** What one person did in one calendar month of the home zone, one row for each measure; rows of zero are left out. */
export const participationMonths = pgTable(
  "participation_months",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** The month's first day. */
    month: date().notNull(),
    measure: text({ enum: rolledUpMeasures }).notNull(),
    amount: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.month, table.measure] }),
    oneOf("participation_months_measure_check", table.measure, rolledUpMeasures),
    check("participation_months_month_check", sql`extract(day from ${table.month}) = 1`),
    check("participation_months_amount_check", sql`${table.amount} > 0`),
    index("participation_months_by_month").on(table.month, table.measure, table.personId, table.amount), // totals of a period
  ],
);

/**
 * People whose months have to be counted again, written by triggers on what is counted. Append-only until the job has
 * counted them; null where the person is gone and only totals change.
 */
export const participationChanges = pgTable(
  "participation_changes",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    personId: uuid().references(() => people.id, { onDelete: "cascade" }),
    /** From when on the change has been waiting. */
    changedAt: timestamp({ withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [index("participation_changes_by_person").on(table.personId)],
);

/** How far the job has counted: one row. */
export const participationCounting = pgTable(
  "participation_counting",
  {
    id: boolean().primaryKey().default(true),
    /** One-to-ones that ended up to then are counted; no event says when their time has passed. */
    countedTo: timestamp({ withTimezone: true }).notNull(),
    /** When totals were last brought up to date. */
    finishedAt: moment(),
  },
  (table) => [check("participation_counting_once", sql`${table.id}`)],
);

/** A period that figures are reported for, registered once: quarters, fiscal and clock-hour years, grant periods. */
export const reportingPeriods = pgTable(
  "reporting_periods",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: text({ enum: periodKinds }).notNull(),
    name: text().notNull(),
    /** The first day of a month. */
    startsOn: date().notNull(),
    /** The last day of a month. */
    endsOn: date().notNull(),
    createdBy: byPerson(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("reporting_periods_kind_check", table.kind, periodKinds),
    check("reporting_periods_dates_check", sql`${table.endsOn} > ${table.startsOn}`),
    check(
      "reporting_periods_months_check",
      sql`extract(day from ${table.startsOn}) = 1 and extract(day from ${table.endsOn} + 1) = 1`,
    ),
    uniqueIndex("reporting_periods_key").on(table.kind, table.startsOn, table.endsOn, sql`lower(${table.name})`),
    index("reporting_periods_by_end").on(table.endsOn.desc(), table.id),
  ],
);

/**
 * What one person did in a period that is not frozen, and where they belonged in the months that they took part in:
 * participation_months added up, kept by the job.
 */
export const participationPeople = pgTable(
  "participation_people",
  {
    periodId: uuid()
      .notNull()
      .references(() => reportingPeriods.id, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    organizationIds: uuid().array().notNull(),
    sessionsAttended: integer().notNull(),
    liveMinutes: integer().notNull(),
    selfPacedMinutes: integer().notNull(),
    coachingMinutes: integer().notNull(),
    coursesBegun: integer().notNull(),
    coursesFinished: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.periodId, table.personId] }),
    index("participation_people_by_person").on(table.personId),
  ],
);

/** Exact totals of a period that is not over or not frozen yet, kept by the job. */
export const participationTotals = pgTable(
  "participation_totals",
  {
    periodId: uuid()
      .notNull()
      .references(() => reportingPeriods.id, { onDelete: "cascade" }),
    measure: text().notNull(),
    amount: bigint({ mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.periodId, table.measure] })],
);

/** A period's figures as they were published: version 1, and a new version with its reason for each correction. */
export const periodSnapshots = pgTable(
  "period_snapshots",
  {
    id: uuid().primaryKey().defaultRandom(),
    periodId: uuid()
      .notNull()
      .references(() => reportingPeriods.id),
    version: smallint().notNull(),
    state: text({ enum: snapshotStates }).notNull().default("queued"),
    /** 0 to 100. */
    progress: smallint().notNull().default(0),
    /** The version of the rule that decided what is withheld. */
    ruleVersion: text().notNull().default(""),
    /** False where the solver ran out of time, so that more is withheld than needed. */
    isComplete: boolean().notNull().default(true),
    /** Why the figures were corrected; null for the first version. */
    reason: text(),
    requestedBy: byPerson(),
    requestedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    frozenAt: moment(),
    /** One word about what went wrong. */
    failure: text(),
  },
  (table) => [
    uniqueIndex("period_snapshots_version").on(table.periodId, table.version),
    oneOf("period_snapshots_state_check", table.state, snapshotStates),
    check("period_snapshots_reason_check", sql`(${table.version} = 1) = (${table.reason} is null)`),
    check("period_snapshots_frozen_check", sql`(${table.state} = 'frozen') = (${table.frozenAt} is not null)`),
    index("period_snapshots_by_requester").on(table.requestedBy),
  ],
);

/** A published cell. A withheld one has neither value nor bounds; nothing here says what it was. */
export const snapshotCells = pgTable(
  "snapshot_cells",
  {
    snapshotId: uuid()
      .notNull()
      .references(() => periodSnapshots.id, { onDelete: "cascade" }),
    slice: text().notNull(),
    row: text().notNull(),
    measure: text().notNull(),
    /** The row's name as it was then. */
    label: text().notNull(),
    position: integer().notNull(),
    state: text({ enum: cellStates }).notNull(),
    value: doublePrecision(),
    /** The bounds of a band or range. */
    low: doublePrecision(),
    high: doublePrecision(),
    /** How many people the value is of, where that is published. */
    outOf: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.snapshotId, table.slice, table.row, table.measure] }),
    oneOf("snapshot_cells_state_check", table.state, cellStates),
    check(
      "snapshot_cells_withheld_check",
      sql`${table.state} in ('shown', 'range') or (${table.value} is null and ${table.low} is null and ${table.high} is null and ${table.outOf} is null)`,
    ),
    index("snapshot_cells_in_order").on(table.snapshotId, table.slice, table.position, table.measure),
  ],
);

/**
 * Everything that was counted for a version, what it withholds too. Only freezing reads it: what a later version may show
 * depends on what readers can still not tell of this one. The role that answers pages of figures may not.
 */
export const frozenCounts = pgTable(
  "frozen_counts",
  {
    snapshotId: uuid()
      .notNull()
      .references(() => periodSnapshots.id, { onDelete: "cascade" }),
    slice: text().notNull(),
    row: text().notNull(),
    /** The broader row that it was part of. */
    parent: text(),
    people: integer().notNull(),
    finished: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.snapshotId, table.slice, table.row] })],
);

/** Releases of figures, with form and recipient: append-only. */
export const figureReleases = pgTable(
  "figure_releases",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    snapshotId: uuid()
      .notNull()
      .references(() => periodSnapshots.id),
    /** page, csv, xlsx, pdf, print, mail or preview. */
    form: text().notNull(),
    /** The slices that it contained. */
    slices: text().array().notNull(),
    releasedTo: byPerson(),
    releasedAt: timestamp({ withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    index("figure_releases_by_snapshot").on(table.snapshotId, table.id.desc()),
    index("figure_releases_by_person").on(table.releasedTo),
  ],
);
