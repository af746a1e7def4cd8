import { sql } from "drizzle-orm";
import {
  boolean,
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
import type { DocumentModel } from "#app/document/document.ts";
import { commitmentKinds, commitmentStates } from "#app/participation/commitments/commitment.ts";
import { registerKinds, sharingAnswers } from "#app/participation/needs/register.ts";
import { narrativeSections, reportKinds, reportStates } from "#app/participation/reports/report.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { organizations, people } from "./identity.ts";
import { libraryOffers } from "./inquiry-shared.ts";
import { periodSnapshots, reportingPeriods } from "./participation.ts";

const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });
const ofOrganization = () => uuid().references(() => organizations.id, { onDelete: "cascade" });

/** A report to a funder on one period, from one version of its figures. */
export const funderReports = pgTable(
  "funder_reports",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: text({ enum: reportKinds }).notNull(),
    snapshotId: uuid()
      .notNull()
      .references(() => periodSnapshots.id),
    title: text().notNull(),
    state: text({ enum: reportStates }).notNull().default("draft"),
    /** The last day on which partners may comment before it is published; null in a draft. */
    previewUntil: date(),
    /** As it was published; it never changes. */
    published: jsonb().$type<DocumentModel>(),
    publishedAt: moment(),
    publishedBy: byPerson(),
    /** The report that this one corrects, and why. */
    replacesId: uuid(),
    reason: text(),
    createdBy: byPerson(),
    clientKey: text().notNull().unique(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("funder_reports_kind_check", table.kind, reportKinds),
    oneOf("funder_reports_state_check", table.state, reportStates),
    check("funder_reports_preview_check", sql`${table.state} = 'draft' or ${table.previewUntil} is not null`),
    check(
      "funder_reports_published_check",
      sql`(${table.state} = 'published') = (${table.publishedAt} is not null) and (${table.publishedAt} is null) = (${table.published} is null)`,
    ),
    check("funder_reports_reason_check", sql`(${table.replacesId} is null) = (${table.reason} is null)`),
    uniqueIndex("funder_reports_replaces_key").on(table.replacesId),
    index("funder_reports_by_snapshot").on(table.snapshotId),
    index("funder_reports_newest").on(table.createdAt.desc(), table.id),
    index("funder_reports_by_publisher").on(table.publishedBy),
    index("funder_reports_by_author").on(table.createdBy),
  ],
);

/** What leads write into a section of a report. */
export const reportNarratives = pgTable(
  "report_narratives",
  {
    reportId: uuid()
      .notNull()
      .references(() => funderReports.id, { onDelete: "cascade" }),
    section: text({ enum: narrativeSections }).notNull(),
    text: text().notNull(),
    /** One more for each save, so that two people do not overwrite each other. */
    revision: integer().notNull().default(1),
    savedBy: byPerson(),
    savedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.section] }),
    oneOf("report_narratives_section_check", table.section, narrativeSections),
    index("report_narratives_by_person").on(table.savedBy),
  ],
);

/** Entries of the library that a report shows as bright spots, while everyone on the team consents. */
export const reportBrightSpots = pgTable(
  "report_bright_spots",
  {
    reportId: uuid()
      .notNull()
      .references(() => funderReports.id, { onDelete: "cascade" }),
    cycleId: uuid()
      .notNull()
      .references(() => libraryOffers.cycleId, { onDelete: "cascade" }),
    position: smallint().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.cycleId] }),
    index("report_bright_spots_by_cycle").on(table.cycleId),
  ],
);

/** What a partner says about a report before it is published; printed word for word. */
export const reportComments = pgTable(
  "report_comments",
  {
    reportId: uuid()
      .notNull()
      .references(() => funderReports.id, { onDelete: "cascade" }),
    organizationId: ofOrganization().notNull(),
    text: text().notNull(),
    writtenBy: byPerson(),
    writtenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.organizationId] }),
    index("report_comments_by_organization").on(table.organizationId),
    index("report_comments_by_person").on(table.writtenBy),
  ],
);

/** A lead who gets a mail with a link to the figures each month. */
export const participationMailings = pgTable("participation_mailings", {
  personId: uuid()
    .primaryKey()
    .references(() => people.id, { onDelete: "cascade" }),
  since: timestamp({ withTimezone: true }).notNull().defaultNow(),
  /** The day of the last mail; null before the first. */
  sentOn: date(),
});

/** What an organization promises: who does what by when, and the evidence that it happened. */
export const organizationCommitments = pgTable(
  "organization_commitments",
  {
    id: uuid().primaryKey().defaultRandom(),
    organizationId: ofOrganization().notNull(),
    kind: text({ enum: commitmentKinds }).notNull(),
    promise: text().notNull(),
    /** A role or a name, as the organization wrote it. */
    who: text().notNull(),
    dueOn: date().notNull(),
    state: text({ enum: commitmentStates }).notNull().default("open"),
    evidence: text().notNull().default(""),
    decidedOn: date(),
    recordedBy: byPerson(),
    clientKey: text().notNull().unique(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("organization_commitments_kind_check", table.kind, commitmentKinds),
    oneOf("organization_commitments_state_check", table.state, commitmentStates),
    check("organization_commitments_decided_check", sql`(${table.state} = 'open') = (${table.decidedOn} is null)`),
    index("organization_commitments_by_organization").on(table.organizationId, table.dueOn, table.id),
    index("organization_commitments_due").on(table.dueOn, table.id),
    index("organization_commitments_by_recorder").on(table.recordedBy),
  ],
);

/** What a grant planned for a measure by the end of its period, with the reason for a difference. */
export const grantTargets = pgTable(
  "grant_targets",
  {
    periodId: uuid()
      .notNull()
      .references(() => reportingPeriods.id, { onDelete: "cascade" }),
    measure: text().notNull(),
    planned: integer().notNull(),
    budgetLine: text().notNull().default(""),
    reason: text().notNull().default(""),
    recordedBy: byPerson(),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.periodId, table.measure] }),
    check("grant_targets_planned_check", sql`${table.planned} > 0`),
    index("grant_targets_by_recorder").on(table.recordedBy),
  ],
);

/** An entry of a register: a regional need, a request to share data, or a lesson learned. */
export const registerEntries = pgTable(
  "register_entries",
  {
    id: uuid().primaryKey().defaultRandom(),
    register: text({ enum: registerKinds }).notNull(),
    happenedOn: date().notNull(),
    title: text().notNull(),
    evidence: text().notNull().default(""),
    /** What was decided with partners; whether sharing was agreed or refused, and why. */
    decision: text().notNull().default(""),
    /** What became of a request to share data; null in the other registers. */
    answer: text({ enum: sharingAnswers }),
    /** What Phase Two did about it, to whom data was returned, what changed. */
    outcome: text().notNull().default(""),
    /** Who raised it, shown only with their consent. */
    organizationId: uuid().references(() => organizations.id, { onDelete: "set null" }),
    hasConsent: boolean().notNull().default(false),
    recordedBy: byPerson(),
    clientKey: text().notNull().unique(),
    createdAt: createdAt(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    oneOf("register_entries_register_check", table.register, registerKinds),
    oneOf("register_entries_answer_check", table.answer, sharingAnswers),
    check("register_entries_answered_check", sql`${table.answer} is null or ${table.register} = 'sharing'`),
    check("register_entries_consent_check", sql`not ${table.hasConsent} or ${table.organizationId} is not null`),
    index("register_entries_in_order").on(table.register, table.happenedOn.desc(), table.id),
    index("register_entries_by_organization").on(table.organizationId),
    index("register_entries_by_recorder").on(table.recordedBy),
  ],
);
