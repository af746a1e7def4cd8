import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { cycleKinds, decisions } from "#app/inquiry/cycle.ts";
import { measureKinds } from "#app/inquiry/measure-kind.ts";
import { steps } from "#app/inquiry/step.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { cohorts, organizations, people } from "./identity.ts";

/** Whoever did it; null once their account is erased. */
const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });
const ofCycle = () =>
  uuid()
    .notNull()
    .references((): AnyPgColumn => inquiryCycles.id, { onDelete: "cascade" });

/** A cycle of inquiry of one person or a team, alone or in a line of cycles that follow one another. */
export const inquiryCycles = pgTable(
  "inquiry_cycles",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** The id of the line's first cycle. */
    lineId: uuid().notNull(),
    /** From 1 in its line. */
    number: integer().notNull().default(1),
    kind: text({ enum: cycleKinds }).notNull().default("cycle"),
    title: text().notNull(),
    startsOn: date(),
    endsOn: date(),
    /** Every how many days data is collected. */
    dataEvery: smallint(),
    /** The newest version of its plan; 0 before one was saved. */
    planRevision: integer().notNull().default(0),
    /** When the first point came: predictions do not change from then on. */
    lockedAt: moment(),
    decision: text({ enum: decisions }),
    decidedAt: moment(),
    /** The organization that it is run for. */
    organizationId: uuid().references(() => organizations.id),
    /** The cohort whose coaches may read it. */
    sharedCohortId: uuid().references(() => cohorts.id),
    createdAt: createdAt(),
    updatedAt: moment().notNull().defaultNow(),
  },
  (table) => [
    oneOf("inquiry_cycles_kind_check", table.kind, cycleKinds),
    oneOf("inquiry_cycles_decision_check", table.decision, decisions),
    check("inquiry_cycles_days_check", sql`${table.startsOn} <= ${table.endsOn}`),
    unique("inquiry_cycles_line").on(table.lineId, table.number),
    index("inquiry_cycles_shared").on(table.sharedCohortId, table.updatedAt.desc(), table.id),
  ],
);

/** A member of a cycle's team, somebody invited into it (not joined), or a former member (left). */
export const inquiryMembers = pgTable(
  "inquiry_members",
  {
    cycleId: ofCycle(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    invitedBy: byPerson(),
    invitedAt: moment().notNull().defaultNow(),
    joinedAt: moment(),
    leftAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.cycleId, table.personId] }),
    index("inquiry_members_by_person").on(table.personId),
  ],
);

/** What the team wrote at a step: every version. */
export const inquiryTexts = pgTable(
  "inquiry_texts",
  {
    cycleId: ofCycle(),
    step: text({ enum: steps }).notNull(),
    revision: integer().notNull(),
    texts: jsonb().$type<Record<string, string>>().notNull(),
    savedBy: byPerson(),
    savedAt: moment().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.cycleId, table.step, table.revision] }),
    oneOf("inquiry_texts_step_check", table.step, steps),
  ],
);

export const inquiryQuestions = pgTable(
  "inquiry_questions",
  {
    cycleId: ofCycle(),
    position: smallint().notNull(),
    question: text().notNull(),
    prediction: text().notNull().default(""),
  },
  (table) => [primaryKey({ columns: [table.cycleId, table.position] })],
);

export const inquiryMeasures = pgTable(
  "inquiry_measures",
  {
    id: uuid().primaryKey().defaultRandom(),
    cycleId: ofCycle(),
    position: smallint().notNull(),
    name: text().notNull(),
    /** What exactly is counted, by whom and when, so that two people would count the same. */
    definition: text().notNull().default(""),
    unit: text().notNull().default(""),
    kind: text({ enum: measureKinds }).notNull().default("other"),
    /** What the team expects, of a share in percent; the same for one number. */
    predictedLow: doublePrecision(),
    predictedHigh: doublePrecision(),
  },
  (table) => [
    check(
      "inquiry_measures_predicted_check",
      sql`(${table.predictedLow} is null) = (${table.predictedHigh} is null) and ${table.predictedLow} <= ${table.predictedHigh}`,
    ),
    unique("inquiry_measures_position").on(table.cycleId, table.position),
    oneOf("inquiry_measures_kind_check", table.kind, measureKinds),
  ],
);

/** A dated point of a measure, a note, or a point with a note. */
export const inquiryEntries = pgTable(
  "inquiry_entries",
  {
    /** Made by the device that it was written on, so that one which is sent twice is kept once. */
    id: uuid().primaryKey(),
    cycleId: ofCycle(),
    measureId: uuid().references(() => inquiryMeasures.id),
    happenedOn: date().notNull(),
    value: doublePrecision(),
    /** How many people the number is of. */
    outOf: integer(),
    text: text().notNull().default(""),
    /** Why a person says that it stands out. */
    mark: text(),
    recordedBy: byPerson(),
    recordedAt: moment().notNull().defaultNow(),
    removedAt: moment(),
    removedBy: byPerson(),
  },
  (table) => [
    check("inquiry_entries_point_check", sql`(${table.measureId} is null) = (${table.value} is null)`),
    check("inquiry_entries_content_check", sql`${table.value} is not null or ${table.text} <> ''`),
    index("inquiry_entries_by_cycle").on(table.cycleId, table.happenedOn, table.recordedAt, table.id),
    index("inquiry_entries_by_measure").on(table.measureId),
  ],
);
